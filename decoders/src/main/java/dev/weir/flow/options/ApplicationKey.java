package dev.weir.flow.options;

import dev.weir.flow.Bytes;
import java.util.Arrays;

/**
 * Application ids as numbers (RFC 6759 section 4.1): the classification engine's octet, then the selector, which may be
 * sent in fewer or more octets: zeros in front of it do not count. Ids that do not fit 64 bits are hashed; their owner
 * compares the octets.
 */
final class ApplicationKey {
    private static final int EXACT = Long.BYTES;

    private ApplicationKey() {}

    /** The number of an id of at least one octet. */
    static long of(byte[] id, int offset, int length) {
        final int selector = selector(id, offset, length);
        final int octets = offset + length - selector;
        if (octets < EXACT) {
            return (long) id[offset] << Long.SIZE - Byte.SIZE | Bytes.unsigned(id, selector, octets);
        }
        long hash = 0xcbf2_9ce4_8422_2325L ^ id[offset];
        for (int i = selector; i < offset + length; i++) {
            hash = (hash ^ id[i] & 0xff) * 0x100_0000_01b3L;
        }
        return hash;
    }

    /** Whether two ids are the same but for zeros in front of the selector. */
    static boolean isSame(byte[] kept, byte[] id, int offset, int length) {
        final int keptSelector = selector(kept, 0, kept.length);
        final int selector = selector(id, offset, length);
        return kept[0] == id[offset] && Arrays.equals(kept, keptSelector, kept.length, id, selector, offset + length);
    }

    private static int selector(byte[] id, int offset, int length) {
        int at = offset + 1;
        while (at < offset + length && id[at] == 0) {
            at++;
        }
        return at;
    }
}
