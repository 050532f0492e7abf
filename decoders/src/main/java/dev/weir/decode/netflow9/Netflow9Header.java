package dev.weir.decode.netflow9;

import dev.weir.flow.Bytes;

/**
 * Where the fields of a NetFlow v9 message header lie (RFC 3954 section 5.1); integers are big-endian.
 *
 * <pre>
 *   0         2       4            8            12           16          20
 *   +---------+-------+------------+------------+------------+-----------+
 *   | version | count | sysUpTime  | unix_secs  | sequence   | source id |
 *   | = 9     |       | ms         |            | number     |           |
 *   +---------+-------+------------+------------+------------+-----------+
 * </pre>
 */
final class Netflow9Header {
    static final int VERSION = 9;
    static final int LENGTH = 20;

    private static final int SYS_UPTIME = 4;
    private static final int UNIX_SECS = 8;
    private static final int SEQUENCE = 12;
    private static final int SOURCE_ID = 16;

    private Netflow9Header() {}

    /** Milliseconds since the exporter's start; unsigned. */
    static int sysUptimeMillis(byte[] bytes, int header) {
        return Bytes.i32(bytes, header + SYS_UPTIME);
    }

    static long exportTimeEpochSeconds(byte[] bytes, int header) {
        return Bytes.u32(bytes, header + UNIX_SECS);
    }

    /** How many messages the exporter sent before this one; unsigned. */
    static int sequence(byte[] bytes, int header) {
        return Bytes.i32(bytes, header + SEQUENCE);
    }

    /** The observation domain. */
    static long sourceId(byte[] bytes, int header) {
        return Bytes.u32(bytes, header + SOURCE_ID);
    }
}
