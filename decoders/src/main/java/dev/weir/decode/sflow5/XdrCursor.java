package dev.weir.decode.sflow5;

import dev.weir.flow.Bytes;

/**
 * Where the decoder stands in a datagram, and where what it is reading ends. Nothing is read beyond that limit: callers
 * ask before they take. Owned by the decoder's thread; reused.
 */
final class XdrCursor {
    private byte[] bytes = {};
    private int position;
    private int limit;

    /** Begins with a datagram. */
    void wrap(byte[] datagram, int offset, int length) {
        bytes = datagram;
        position = offset;
        limit = offset + length;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    /** Sets where what is read now ends. */
    void limit(int end) {
        limit = end;
    }

    /** Goes to a place within the limit. */
    void position(int at) {
        position = at;
    }

    int left() {
        return limit - position;
    }

    boolean holds(int octets) {
        return limit - position >= octets;
    }

    /** Passes octets that are there, and returns where they begin. */
    int take(int octets) {
        final int at = position;
        position += octets;
        return at;
    }

    /** Reads four octets that are there. */
    long u32() {
        return Bytes.u32(bytes, take(Integer.BYTES));
    }

    /**
     * Looks at a count of things, or a length, without passing it.
     *
     * @param octets how many octets each has at least
     * @return the count; -1 if it is cut, or more than what is left behind it can hold
     */
    int lengthAhead(int octets) {
        if (!holds(Integer.BYTES)) {
            return -1;
        }
        final long count = Bytes.u32(bytes, position);
        return count > (left() - Integer.BYTES) / octets ? -1 : (int) count;
    }

    /** A length with its padding to whole words. */
    static int padded(int length) {
        return length + 3 & ~3;
    }
}
