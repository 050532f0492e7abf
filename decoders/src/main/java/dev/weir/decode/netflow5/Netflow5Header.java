package dev.weir.decode.netflow5;

import dev.weir.flow.Bytes;

/**
 * Where the fields of a NetFlow v5 message header lie; integers are big-endian.
 *
 * <pre>
 *   0         2       4            8            12           16             20          21        22         24
 *   +---------+-------+------------+------------+------------+--------------+-----------+---------+----------+
 *   | version | count | sysUpTime  | unix_secs  | unix_nsecs | flow         | engine    | engine  | sampling |
 *   | = 5     |       | ms         |            | residual   | sequence     | type      | id      | mode 2b, |
 *   |         |       |            |            |            |              |           |         | rate 14b |
 *   +---------+-------+------------+------------+------------+--------------+-----------+---------+----------+
 * </pre>
 */
final class Netflow5Header {
    static final int VERSION = 5;
    static final int LENGTH = 24;

    private static final int COUNT = 2;
    private static final int SYS_UPTIME = 4;
    private static final int UNIX_SECS = 8;
    private static final int UNIX_NSECS = 12;
    private static final int FLOW_SEQUENCE = 16;
    private static final int ENGINE_TYPE = 20;
    private static final int SAMPLING = 22;
    private static final int SAMPLING_RATE_BITS = 14;
    private static final int SAMPLING_RATE_MASK = (1 << SAMPLING_RATE_BITS) - 1;

    private Netflow5Header() {}

    static int count(byte[] bytes, int header) {
        return Bytes.u16(bytes, header + COUNT);
    }

    /** Milliseconds since the exporter's start; unsigned. */
    static int sysUptimeMillis(byte[] bytes, int header) {
        return Bytes.i32(bytes, header + SYS_UPTIME);
    }

    static long exportTimeEpochNanos(byte[] bytes, int header) {
        return Bytes.u32(bytes, header + UNIX_SECS) * 1_000_000_000L + Bytes.u32(bytes, header + UNIX_NSECS);
    }

    /** How many flow records the exporter sent before this message; unsigned. */
    static int flowSequence(byte[] bytes, int header) {
        return Bytes.i32(bytes, header + FLOW_SEQUENCE);
    }

    /** Engine type and engine id, which together are v5's observation domain. */
    static int engine(byte[] bytes, int header) {
        return Bytes.u16(bytes, header + ENGINE_TYPE);
    }

    static int samplingMode(byte[] bytes, int header) {
        return Bytes.u16(bytes, header + SAMPLING) >> SAMPLING_RATE_BITS;
    }

    /** One of how many packets was sampled; 0 or 1 if every one was. */
    static int samplingRate(byte[] bytes, int header) {
        return Bytes.u16(bytes, header + SAMPLING) & SAMPLING_RATE_MASK;
    }
}
