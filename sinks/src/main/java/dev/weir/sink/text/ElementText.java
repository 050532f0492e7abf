package dev.weir.sink.text;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.NtpTime;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;

/**
 * How the value of an information element is written, by its abstract data type (RFC 7011 section 6.1).
 *
 * <p>What a type cannot hold, such as a number of no octets, an address of five, a time in the year 300000 or a float
 * that is not a number, is written in hexadecimal like octets without a type: nothing is lost, and nothing is made up.
 */
public enum ElementText {
    /** A number without a sign, of 1 to 8 octets. */
    UNSIGNED(true, (b, o, n) -> isNumber(n), (out, b, o, n) -> out.appendUnsigned(Bytes.unsigned(b, o, n))),
    /** A number with a sign, of 1 to 8 octets. */
    SIGNED(true, (b, o, n) -> isNumber(n), (out, b, o, n) -> out.appendSigned(Bytes.signed(b, o, n))),
    /** A float of 4 or 8 octets. Writing one allocates. */
    FLOAT(
            true,
            (b, o, n) -> (n == Float.BYTES || n == Double.BYTES) && Double.isFinite(real(b, o, n)),
            (out, b, o, n) -> out.append(
                    n == Float.BYTES ? Float.toString((float) real(b, o, n)) : Double.toString(real(b, o, n)))),
    /** One octet, 1 for true and 2 for false; any other value stays a number. */
    BOOLEAN(true, (b, o, n) -> isNumber(n), ElementText::appendBoolean),
    /** Six octets with colons between them. */
    MAC(false, (b, o, n) -> n == AddressText.MAC_LENGTH, (out, b, o, n) -> AddressText.appendMac(out, b, o)),
    /** UTF-8 without the NULs around it. The caller escapes it. */
    STRING(false, (b, o, n) -> true, Utf8Text::append),
    /** A time of whole seconds. */
    SECONDS(
            false,
            (b, o, n) -> isNumber(n) && TimeText.fits(Bytes.unsigned(b, o, n)),
            (out, b, o, n) -> TimeText.append(out, Bytes.unsigned(b, o, n), 0, 0)),
    /** A time of milliseconds. */
    MILLISECONDS(
            false,
            (b, o, n) -> isNumber(n) && Bytes.unsigned(b, o, n) >= 0 && TimeText.fits(Bytes.unsigned(b, o, n) / 1000),
            (out, b, o, n) -> TimeText.appendMillis(out, Bytes.unsigned(b, o, n))),
    /** An NTP timestamp, written in microseconds. */
    MICROSECONDS(
            false,
            (b, o, n) -> n == Long.BYTES,
            (out, b, o, n) -> TimeText.appendMicros(out, NtpTime.epochNanosOfMicros(Bytes.i64(b, o)))),
    /** An NTP timestamp, written in nanoseconds. */
    NANOSECONDS(
            false,
            (b, o, n) -> n == Long.BYTES,
            (out, b, o, n) -> TimeText.appendNanos(out, NtpTime.epochNanos(Bytes.i64(b, o)))),
    /** Four octets. */
    IPV4(false, (b, o, n) -> n == Addresses.IPV4_LENGTH, (out, b, o, n) -> AddressText.appendIpv4(out, b, o)),
    /** Sixteen octets. */
    IPV6(false, (b, o, n) -> n == Addresses.LENGTH, (out, b, o, n) -> AddressText.appendIpv6(out, b, o)),
    /** A number without a sign of up to 32 octets: in decimal up to 8, in hexadecimal beyond. */
    LARGE_UNSIGNED(false, (b, o, n) -> n >= 1, (out, b, o, n) -> {
        if (isNumber(n)) {
            out.appendUnsigned(Bytes.unsigned(b, o, n));
        } else {
            out.appendHex(b, o, n);
        }
    }),
    /** An entry of an MPLS label stack, of 3 octets, or of 4 with its time to live. */
    MPLS_LABEL(false, (b, o, n) -> MplsLabelText.fits(n), MplsLabelText::append),
    /** An application id (RFC 6759), engine and selector. */
    APPLICATION_ID(false, ApplicationText::fits, ApplicationText::append),
    /** A string behind the ids of its application and sub-application, as Cisco exports what packets say. */
    SUB_APPLICATION(false, (b, o, n) -> n >= ApplicationText.SUB_APPLICATION_PREFIX, ApplicationText::appendValue),
    /** A route distinguisher of an MPLS VPN (RFC 4364). */
    ROUTE_DISTINGUISHER(false, RouteDistinguisherText::fits, RouteDistinguisherText::append),
    /** Octets in hexadecimal, lower case. */
    OCTETS(false, (b, o, n) -> true, TextBuffer::appendHex);

    private static final int FIRST_MPLS_LABEL = 70;
    private static final int LAST_MPLS_LABEL = 79;
    private static final int ROUTE_DISTINGUISHER_ID = 90;
    private static final int APPLICATION = 95;
    private static final int CISCO = 9;
    private static final int CISCO_SUB_APPLICATION_VALUE = 12_235;

    private final boolean literal;
    private final Fit fit;
    private final Form form;

    ElementText(boolean literal, Fit fit, Form form) {
        this.literal = literal;
        this.fit = fit;
        this.form = form;
    }

    private interface Fit {
        boolean holds(byte[] bytes, int offset, int length);
    }

    private interface Form {
        void append(TextBuffer out, byte[] bytes, int offset, int length);
    }

    /** How values of an element are written: by its type, but for the few whose octets have a structure. */
    public static ElementText of(InformationElement element) {
        final int id = element.id();
        if (element.enterprise() == CISCO && id == CISCO_SUB_APPLICATION_VALUE) {
            return SUB_APPLICATION;
        }
        if (element.enterprise() != 0 || element.type() != AbstractDataType.OCTET_ARRAY) {
            return of(element.type());
        }
        return switch (id) {
            case APPLICATION -> APPLICATION_ID;
            case ROUTE_DISTINGUISHER_ID -> ROUTE_DISTINGUISHER;
            default -> id >= FIRST_MPLS_LABEL && id <= LAST_MPLS_LABEL ? MPLS_LABEL : OCTETS;
        };
    }

    /** How values of a type are written; lists are kept as octets. */
    public static ElementText of(AbstractDataType type) {
        return switch (type) {
            case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64 -> UNSIGNED;
            case SIGNED8, SIGNED16, SIGNED32, SIGNED64 -> SIGNED;
            case FLOAT32, FLOAT64 -> FLOAT;
            case BOOLEAN -> BOOLEAN;
            case MAC_ADDRESS -> MAC;
            case STRING -> STRING;
            case DATE_TIME_SECONDS -> SECONDS;
            case DATE_TIME_MILLISECONDS -> MILLISECONDS;
            case DATE_TIME_MICROSECONDS -> MICROSECONDS;
            case DATE_TIME_NANOSECONDS -> NANOSECONDS;
            case IPV4_ADDRESS -> IPV4;
            case IPV6_ADDRESS -> IPV6;
            case UNSIGNED256 -> LARGE_UNSIGNED;
            case OCTET_ARRAY, BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST -> OCTETS;
        };
    }

    /** How these octets are written: this way, or as {@link #OCTETS} if the type cannot hold them. */
    public ElementText forValue(byte[] bytes, int offset, int length) {
        return fit.holds(bytes, offset, length) ? this : OCTETS;
    }

    /** Whether the text is a literal of JSON as it is, and so needs no quotes. */
    public boolean isLiteral() {
        return literal;
    }

    /** Appends the text of octets that {@link #forValue} gave this constant for. */
    public void append(TextBuffer out, byte[] bytes, int offset, int length) {
        form.append(out, bytes, offset, length);
    }

    private static boolean isNumber(int length) {
        return length >= 1 && length <= Long.BYTES;
    }

    private static double real(byte[] bytes, int offset, int length) {
        return length == Float.BYTES
                ? Float.intBitsToFloat(Bytes.i32(bytes, offset))
                : Double.longBitsToDouble(Bytes.i64(bytes, offset));
    }

    private static void appendBoolean(TextBuffer out, byte[] bytes, int offset, int length) {
        final long value = Bytes.unsigned(bytes, offset, length);
        if (value == 1 || value == 2) {
            out.append(value == 1 ? "true" : "false");
        } else {
            out.appendUnsigned(value);
        }
    }
}
