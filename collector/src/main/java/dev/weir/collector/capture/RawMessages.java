package dev.weir.collector.capture;

import dev.weir.flow.Bytes;

/**
 * Finds where one message ends and the next begins in payloads back to back. NetFlow v5 and IPFIX tell their length;
 * NetFlow v9 does not, but its sets do, and 9, the first word of the next message, is no set's id (RFC 3954, section
 * 5.2: ids from 2 to 255 are reserved).
 */
final class RawMessages {
    /** No message is longer than IPFIX can say. */
    static final int MAX_LENGTH = 0xffff;

    private static final int NETFLOW5 = 5;
    private static final int NETFLOW5_HEADER = 24;
    private static final int NETFLOW5_RECORD = 48;
    private static final int NETFLOW9 = 9;
    private static final int NETFLOW9_HEADER = 20;
    private static final int SET_HEADER = 4;
    private static final int FIRST_RESERVED_SET = 2;
    private static final int FIRST_DATA_SET = 256;
    private static final int IPFIX = 10;
    private static final int IPFIX_HEADER = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private RawMessages() {}

    /**
     * The length of the message at a position of a file that may be one payload: to where the next one begins, or to
     * the end. Only where messages follow one another without a rest to the end is it a file of several. Anything else
     * stays one payload, with whatever is wrong with it.
     */
    static int nextLength(byte[] payload, int position, int end) {
        final int first = lengthAt(payload, position, end);
        int next = position;
        while (next < end) {
            final int length = lengthAt(payload, next, end);
            if (length == 0) {
                return end - position;
            }
            next += length;
        }
        return first;
    }

    /**
     * The length of the message at a position.
     *
     * @param end where the file ends, or at least {@link #MAX_LENGTH} octets and a header on
     * @return 0 if there is none that ends before the end
     */
    static int lengthAt(byte[] payload, int position, int end) {
        if (end - position < IPFIX_HEADER) {
            return 0;
        }
        final int length = switch (Bytes.u16(payload, position)) {
            case NETFLOW5 -> netflow5Length(Bytes.u16(payload, position + 2));
            case NETFLOW9 -> netflow9Length(payload, position, end);
            case IPFIX -> ipfixLength(Bytes.u16(payload, position + 2));
            default -> 0;
        };
        return length > Math.min(end - position, MAX_LENGTH) ? 0 : length;
    }

    /**
     * When a message was exported, as its header says, nanoseconds since 1970: whole seconds, and with NetFlow v5 the
     * nanoseconds beside them if they are less than a second.
     *
     * @return 0 if it does not say, as sFlow does not, or if there is less than a header
     */
    static long exportTimeAt(byte[] payload, int position, int length) {
        if (length < IPFIX_HEADER) {
            return 0;
        }
        return switch (Bytes.u16(payload, position)) {
            case NETFLOW5 -> seconds(payload, position + 8) + nanos(payload, position + 12);
            case NETFLOW9 -> seconds(payload, position + 8);
            case IPFIX -> seconds(payload, position + 4);
            default -> 0;
        };
    }

    private static long seconds(byte[] payload, int at) {
        return Bytes.u32(payload, at) * NANOS_PER_SECOND;
    }

    private static long nanos(byte[] payload, int at) {
        final long nanos = Bytes.u32(payload, at);
        return nanos < NANOS_PER_SECOND ? nanos : 0;
    }

    private static int netflow5Length(int count) {
        return count == 0 ? 0 : NETFLOW5_HEADER + count * NETFLOW5_RECORD;
    }

    private static int ipfixLength(int length) {
        return length < IPFIX_HEADER ? 0 : length;
    }

    /** Walks the sets to where the next message's header begins, or exactly to the end. */
    private static int netflow9Length(byte[] payload, int position, int end) {
        int next = position + NETFLOW9_HEADER;
        while (next < end && next - position <= MAX_LENGTH) {
            if (end - next < SET_HEADER) {
                return 0;
            }
            final int id = Bytes.u16(payload, next);
            if (id == NETFLOW9) {
                return end - next < NETFLOW9_HEADER ? 0 : next - position;
            }
            final int length = Bytes.u16(payload, next + 2);
            if (id >= FIRST_RESERVED_SET && id < FIRST_DATA_SET || length < SET_HEADER) {
                return 0;
            }
            next += length;
        }
        return next == end ? next - position : 0;
    }
}
