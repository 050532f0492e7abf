/**
 * The language of {@code where}: which records a sink takes, and which {@code weir tail} shows.
 *
 * <pre>
 *   expression  = term { "or" term }
 *   term        = factor { "and" factor }
 *   factor      = "not" factor | "(" expression ")" | comparison
 *   comparison  = field operator value | field [ "not" ] "in" ( value | "(" value { "," value } ")" )
 *   operator    = "=" | "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "~"
 *   value       = word | "'" text "'" | '"' text '"'           a backslash in a quoted text keeps the next character
 *   word        = { letter | digit | any of  . : / _ + - }
 * </pre>
 *
 * <p>What a value may be follows from its field:
 *
 * <ul>
 *   <li>a number: decimal, or hexadecimal after {@code 0x}; in a list also a range, {@code 8000-8100}. {@code
 *       ip_protocol} knows keywords, {@code tcp_flags} the names of flags joined by {@code +}, {@code direction}
 *       ingress and egress; {@code tcp_flags ~ SYN+ACK} asks for at least these flags;
 *   <li>a time: {@code 2026-11-20T21:00:00Z}, {@code 2026-11-20}, or seconds since 1970;
 *   <li>an IP address; in a list also a prefix, {@code 10.0.0.0/8};
 *   <li>a MAC address;
 *   <li>text, which matches exactly, or with {@code ~} anywhere inside; octets likewise, in lower-case hexadecimal.
 * </ul>
 *
 * <p>A comparison with a field that the record does not have is false, also with {@code !=} and {@code not in}; {@code
 * not} in front of a comparison turns it over as a whole, so {@code not source.port = 80} is true of such a record.
 * Names of fields are those of {@link dev.weir.sink.field.RecordFields}. Keywords may be in any case.
 *
 * <p>A filter belongs to one thread and allocates nothing per record.
 */
package dev.weir.sink.filter;
