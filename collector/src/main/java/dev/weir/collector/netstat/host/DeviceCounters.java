package dev.weir.collector.netstat.host;

import java.util.Arrays;

/**
 * What an interface has counted, from a line of /proc/net/dev.
 *
 * @param received what came in
 * @param sent what went out
 * @param collisions on the wire
 */
public record DeviceCounters(Direction received, Direction sent, long collisions) {
    private static final int NUMBERS = 16;
    private static final int SENT = 8;
    private static final int COLLISIONS = 13;

    /**
     * One direction.
     *
     * @param bytes without link headers of some drivers, with those of most
     * @param packets whole ones
     * @param errors broken ones
     * @param drops given up for want of room
     * @param overruns lost in the card's queue
     */
    public record Direction(long bytes, long packets, long errors, long drops, long overruns) {
        private static Direction of(long[] numbers, int from) {
            return new Direction(
                    numbers[from], numbers[from + 1], numbers[from + 2], numbers[from + 3], numbers[from + 4]);
        }

        private Direction plus(Direction other, int sign) {
            return new Direction(
                    bytes + sign * other.bytes,
                    packets + sign * other.packets,
                    errors + sign * other.errors,
                    drops + sign * other.drops,
                    overruns + sign * other.overruns);
        }
    }

    /** Returns counters that have counted nothing. */
    public static DeviceCounters none() {
        return of(new long[NUMBERS]);
    }

    /**
     * Reads the numbers behind the name.
     *
     * @throws IllegalArgumentException if they are too few, or not numbers
     */
    static DeviceCounters parse(String text) {
        final long[] numbers = Arrays.stream(KernelFiles.words(text))
                .mapToLong(Long::parseUnsignedLong)
                .toArray();
        if (numbers.length < NUMBERS) {
            throw new IllegalArgumentException("an interface has " + numbers.length + " counters");
        }
        return of(numbers);
    }

    private static DeviceCounters of(long[] numbers) {
        return new DeviceCounters(Direction.of(numbers, 0), Direction.of(numbers, SENT), numbers[COLLISIONS]);
    }

    /** Returns the sum. */
    public DeviceCounters plus(DeviceCounters other) {
        return combined(other, 1);
    }

    /** Returns what was counted since. */
    public DeviceCounters since(DeviceCounters earlier) {
        return combined(earlier, -1);
    }

    private DeviceCounters combined(DeviceCounters other, int sign) {
        return new DeviceCounters(
                received.plus(other.received, sign), sent.plus(other.sent, sign), collisions + sign * other.collisions);
    }
}
