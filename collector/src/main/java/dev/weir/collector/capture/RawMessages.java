package dev.weir.collector.capture;

import dev.weir.flow.Bytes;

/**
 * Finds where one message ends and the next begins in a file of payloads back to back. Only NetFlow v5 and IPFIX tell
 * their length; and only where messages follow one another without a rest to the file's end is it a file of several.
 * Anything else stays one payload, with whatever is wrong with it.
 */
final class RawMessages {
    private static final int NETFLOW5 = 5;
    private static final int NETFLOW5_HEADER = 24;
    private static final int NETFLOW5_RECORD = 48;
    private static final int IPFIX = 10;
    private static final int IPFIX_HEADER = 16;

    private RawMessages() {}

    /** The length of the message at a position: to where the next one begins, or to the end. */
    static int nextLength(byte[] payload, int position) {
        final int first = announcedLength(payload, position);
        int end = position;
        while (end < payload.length) {
            final int length = announcedLength(payload, end);
            if (length <= 0 || length > payload.length - end) {
                return payload.length - position;
            }
            end += length;
        }
        return first;
    }

    /** What the message at a position says its length is; 0 if it does not say. */
    private static int announcedLength(byte[] payload, int position) {
        final int left = payload.length - position;
        if (left < IPFIX_HEADER) {
            return 0;
        }
        return switch (Bytes.u16(payload, position)) {
            case NETFLOW5 -> netflow5Length(Bytes.u16(payload, position + 2));
            case IPFIX -> ipfixLength(Bytes.u16(payload, position + 2));
            default -> 0;
        };
    }

    private static int netflow5Length(int count) {
        return count == 0 ? 0 : NETFLOW5_HEADER + count * NETFLOW5_RECORD;
    }

    private static int ipfixLength(int length) {
        return length < IPFIX_HEADER ? 0 : length;
    }
}
