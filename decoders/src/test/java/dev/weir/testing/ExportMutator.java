package dev.weir.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes damaged NetFlow v9 and IPFIX messages out of good ones and of {@link DamagedExports}. The same seed gives the
 * same messages for ever.
 */
public final class ExportMutator {
    private static final int MAX_LENGTH = 9_000;
    private static final int[] WORDS = {
        0, 1, 2, 3, 4, 5, 9, 10, 255, 256, 400, 500, 1_024, 0x7fff, 0x8000, 0xfffe, 0xffff
    };

    private final List<byte[]> corpus = new ArrayList<>();
    private final Random random;
    private final byte[] bytes = new byte[MAX_LENGTH];
    private int length;

    /** Begins anew with a seed. */
    public ExportMutator(long seed) {
        this.random = new Random(seed);
        DamagedExports.all().forEach(fixture -> corpus.add(fixture.bytes()));
        for (int i = 0; i < 40; i++) {
            corpus.add(valid(i % 2 == 0));
        }
    }

    private byte[] valid(boolean ipfix) {
        final RandomTemplates draw = new RandomTemplates(random, ipfix);
        final ExportTemplate template = draw.template(400 + random.nextInt(4));
        final ExportMessage message = ExportMessage.of(ipfix)
                .domain(random.nextInt(2))
                .sequence(random.nextInt(3) * 5_000L)
                .uptimeMillis(random.nextInt(3) * 100_000L)
                .templates(template);
        for (int i = random.nextInt(4); i >= 0; i--) {
            message.data(template, template.record(draw.values(template), draw.longForm()));
        }
        if (ipfix && random.nextInt(8) == 0) {
            message.withdrawing(template.id(), template.isOptions());
        }
        return message.bytes();
    }

    /** Makes the next message, in {@link #bytes} from 0. */
    public void next() {
        final byte[] seed = corpus.get(random.nextInt(corpus.size()));
        length = Math.min(seed.length, MAX_LENGTH);
        System.arraycopy(seed, 0, bytes, 0, length);
        for (int i = random.nextInt(4); i > 0; i--) {
            mutate();
        }
        if (bytes[1] == 10 && length >= 4 && random.nextInt(8) != 0) {
            putWord(2, length);
        }
    }

    private void mutate() {
        switch (random.nextInt(8)) {
            case 0 -> flipBits();
            case 1 -> length = random.nextInt(length + 1);
            case 2 -> grow();
            case 3 -> splice();
            case 4 -> putWord(random.nextInt(length + 1), WORDS[random.nextInt(WORDS.length)]);
            case 5 -> putWord(evenPlace(), WORDS[random.nextInt(WORDS.length)]);
            case 6 -> putWord(evenPlace(), random.nextInt(64));
            default -> repeat();
        }
    }

    /** Where a message's words mostly lie. */
    private int evenPlace() {
        return 2 * random.nextInt(length / 2 + 1);
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
        final int tail = Math.min(other.length - cut, MAX_LENGTH);
        final int keep = Math.min(random.nextInt(length + 1), MAX_LENGTH - tail);
        System.arraycopy(other, cut, bytes, keep, tail);
        length = keep + tail;
    }

    private void putWord(int at, int value) {
        if (at + 2 <= length) {
            bytes[at] = (byte) (value >> 8);
            bytes[at + 1] = (byte) value;
        }
    }

    /** A stretch of it once more, behind itself. */
    private void repeat() {
        final int from = random.nextInt(length + 1);
        final int more = Math.min(Math.min(random.nextInt(64), length - from), MAX_LENGTH - length);
        final byte[] stretch = Arrays.copyOfRange(bytes, from, from + more);
        System.arraycopy(stretch, 0, bytes, length, more);
        length += more;
    }

    /** The array that holds the message. */
    public byte[] bytes() {
        return bytes;
    }

    /** How long it is. */
    public int length() {
        return length;
    }

    /** A number for whatever else may vary. */
    public int pick(int bound) {
        return random.nextInt(bound);
    }
}
