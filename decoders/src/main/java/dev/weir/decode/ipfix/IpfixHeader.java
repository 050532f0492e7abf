package dev.weir.decode.ipfix;

import dev.weir.flow.Bytes;

/**
 * Where the fields of an IPFIX message header lie (RFC 7011 section 3.1); integers are big-endian.
 *
 * <pre>
 *   0         2        4             8            12                   16
 *   +---------+--------+-------------+------------+--------------------+
 *   | version | length | export time | sequence   | observation domain |
 *   | = 10    |        | s           | number     | id                 |
 *   +---------+--------+-------------+------------+--------------------+
 * </pre>
 */
final class IpfixHeader {
    static final int VERSION = 10;
    static final int LENGTH = 16;

    private static final int MESSAGE_LENGTH = 2;
    private static final int EXPORT_TIME = 4;
    private static final int SEQUENCE = 8;
    private static final int DOMAIN = 12;

    private IpfixHeader() {}

    /** Octets of the whole message, this header included. */
    static int messageLength(byte[] bytes, int header) {
        return Bytes.u16(bytes, header + MESSAGE_LENGTH);
    }

    static long exportTimeEpochSeconds(byte[] bytes, int header) {
        return Bytes.u32(bytes, header + EXPORT_TIME);
    }

    /** How many data records the exporter sent before this message; unsigned. */
    static int sequence(byte[] bytes, int header) {
        return Bytes.i32(bytes, header + SEQUENCE);
    }

    static long domain(byte[] bytes, int header) {
        return Bytes.u32(bytes, header + DOMAIN);
    }
}
