package dev.weir.decode.template;

/**
 * Memory for sets that wait: blocks of one size, chained, so that nothing is ever moved or cut into pieces that fit
 * nobody. Taken from the heap in segments as they are needed, never given back. Owned by the shard's thread.
 */
final class BlockPool {
    /** Octets of a block. */
    static final int BLOCK_LENGTH = 256;

    private static final int SEGMENT_BLOCKS = 256;
    private static final int END = -1;

    private final int capacity;
    private final byte[][] segments;
    private final int[][] next;
    private int touched;
    private int used;
    private int firstFree = END;

    /** Makes a pool that holds at most so many bytes, in whole blocks. */
    BlockPool(int bytes) {
        capacity = bytes / BLOCK_LENGTH;
        final int segmentCount = (capacity + SEGMENT_BLOCKS - 1) / SEGMENT_BLOCKS;
        segments = new byte[segmentCount][];
        next = new int[segmentCount][];
    }

    /** How many blocks so many bytes take; at least one. */
    static int blocksFor(int length) {
        return Math.max(1, (length + BLOCK_LENGTH - 1) / BLOCK_LENGTH);
    }

    /** How many blocks are free. */
    int free() {
        return capacity - used;
    }

    /** How many blocks it has in all. */
    int capacity() {
        return capacity;
    }

    /**
     * Copies bytes into blocks of their own. The caller has seen to it that there are enough.
     *
     * @return the first block
     */
    int store(byte[] bytes, int offset, int length) {
        final int first = take();
        int block = first;
        int done = Math.min(BLOCK_LENGTH, length);
        System.arraycopy(bytes, offset, segment(block), start(block), done);
        while (done < length) {
            final int following = take();
            link(block, following);
            block = following;
            final int piece = Math.min(BLOCK_LENGTH, length - done);
            System.arraycopy(bytes, offset + done, segment(block), start(block), piece);
            done += piece;
        }
        link(block, END);
        return first;
    }

    /** Copies what was stored into the beginning of an array. */
    void copy(int first, int length, byte[] into) {
        int block = first;
        for (int done = 0; done < length; done += BLOCK_LENGTH) {
            System.arraycopy(segment(block), start(block), into, done, Math.min(BLOCK_LENGTH, length - done));
            block = following(block);
        }
    }

    /** Frees what was stored. */
    void release(int first) {
        int block = first;
        while (block != END) {
            final int following = following(block);
            link(block, firstFree);
            firstFree = block;
            used--;
            block = following;
        }
    }

    private int take() {
        used++;
        if (firstFree != END) {
            final int block = firstFree;
            firstFree = following(block);
            return block;
        }
        final int block = touched++;
        if (segments[block / SEGMENT_BLOCKS] == null) {
            segments[block / SEGMENT_BLOCKS] = new byte[SEGMENT_BLOCKS * BLOCK_LENGTH];
            next[block / SEGMENT_BLOCKS] = new int[SEGMENT_BLOCKS];
        }
        return block;
    }

    private byte[] segment(int block) {
        return segments[block / SEGMENT_BLOCKS];
    }

    private static int start(int block) {
        return block % SEGMENT_BLOCKS * BLOCK_LENGTH;
    }

    private int following(int block) {
        return next[block / SEGMENT_BLOCKS][block % SEGMENT_BLOCKS];
    }

    private void link(int block, int to) {
        next[block / SEGMENT_BLOCKS][block % SEGMENT_BLOCKS] = to;
    }
}
