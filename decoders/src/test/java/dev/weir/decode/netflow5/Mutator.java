package dev.weir.decode.netflow5;

import java.util.List;
import java.util.Random;

/** Makes damaged datagrams out of good ones. The same seed gives the same datagrams for ever. */
final class Mutator {
    private static final int MAX_LENGTH = 9_000;
    private static final int[] COUNTS = {0, 1, 29, 30, 31, 163, 1_364, 1_365, 32_767, 32_768, 55_582, 65_535};

    private final List<byte[]> corpus;
    private final Random random;
    private final byte[] bytes = new byte[MAX_LENGTH];
    private int length;

    Mutator(List<byte[]> corpus, long seed) {
        this.corpus = corpus;
        this.random = new Random(seed);
    }

    /** Makes the next datagram, in {@link #bytes} from 0. */
    void next() {
        take(corpus.get(random.nextInt(corpus.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            mutate();
        }
    }

    private void take(byte[] seed) {
        length = Math.min(seed.length, MAX_LENGTH);
        System.arraycopy(seed, 0, bytes, 0, length);
    }

    private void mutate() {
        switch (random.nextInt(8)) {
            case 0 -> flipBits();
            case 1 -> length = random.nextInt(length + 1);
            case 2 -> grow();
            case 3 -> splice();
            case 4 -> putCount(COUNTS[random.nextInt(COUNTS.length)]);
            case 5 -> putCount((length - 24) / 48 + random.nextInt(3) - 1);
            case 6 -> fillAtRandom();
            default -> overwriteWord();
        }
    }

    private void flipBits() {
        for (int i = 1 + random.nextInt(8); i > 0 && length > 0; i--) {
            bytes[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private void grow() {
        final int more = Math.min(MAX_LENGTH - length, random.nextInt(200));
        for (int i = 0; i < more; i++) {
            bytes[length++] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
        }
    }

    /** The head of this one and the tail of another. */
    private void splice() {
        final byte[] other = corpus.get(random.nextInt(corpus.size()));
        final int cut = random.nextInt(other.length + 1);
        final int keep = Math.min(random.nextInt(length + 1), MAX_LENGTH - (other.length - cut));
        System.arraycopy(other, cut, bytes, keep, other.length - cut);
        length = keep + other.length - cut;
    }

    private void putCount(int count) {
        if (length >= 4) {
            bytes[2] = (byte) (count >> 8);
            bytes[3] = (byte) count;
        }
    }

    private void fillAtRandom() {
        length = random.nextInt(random.nextInt(16) == 0 ? MAX_LENGTH : 200);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        if (length >= 2 && random.nextBoolean()) {
            bytes[0] = 0;
            bytes[1] = 5;
        }
    }

    private void overwriteWord() {
        if (length >= 4) {
            final int value = random.nextBoolean() ? -random.nextInt(3) : Integer.MIN_VALUE + random.nextInt(3) - 1;
            final int at = random.nextInt(Math.min(length - 3, 48));
            for (int i = 0; i < 4; i++) {
                bytes[at + i] = (byte) (value >> 24 - 8 * i);
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** A number for whatever else may vary. */
    int pick(int bound) {
        return random.nextInt(bound);
    }
}
