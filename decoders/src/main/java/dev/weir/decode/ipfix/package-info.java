/** IPFIX (RFC 7011) over UDP: a header of 16 octets and sets. */
package dev.weir.decode.ipfix;
