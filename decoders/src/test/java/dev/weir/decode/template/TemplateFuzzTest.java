package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged messages, a quarter as many as {@code weir.fuzz.datagrams} says: nothing throws, each is done in a moment,
 * the books close after each round, and nothing grows. The corpus has what has brought down other collectors.
 */
class TemplateFuzzTest {
    private static final int DATAGRAMS = Integer.getInteger("weir.fuzz.datagrams", 200_000) / 4;
    private static final int ROUND = 5_000;
    private static final int[] WORDS = {0, 1, 2, 3, 4, 5, 8, 255, 256, 257, 1024, 1025, 0x7fff, 0x8001, 0xfffe, 0xffff};
    private static final TemplateLimits LIMITS = new TemplateLimits(64, 8, 1 << 18, 60_000_000_000L);

    private static final WaitingLimits WAITING = new WaitingLimits(1 << 16, 20, 30_000_000_000L);

    private static final List<byte[]> CORPUS = List.of(
            WireMessage.netflow9()
                    .template(256, 8, 4, 7, 2)
                    .set(256, "0a000001 0050 0a000002 0051")
                    .bytes(),
            WireMessage.netflow9()
                    .optionsTemplate(257, 1, 1, 4, 34, 4)
                    .set(257, "0000000100000064")
                    .bytes(),
            WireMessage.netflow9()
                    .template(258, 82, 0xffff, 4, 1)
                    .set(258, "0361626306ff0002646511")
                    .bytes(),
            WireMessage.netflow9().set(256, 0, "").bytes(),
            WireMessage.netflow9()
                    .set(0, "0100 0001 0008 0000")
                    .set(256, "00000000")
                    .bytes(),
            WireMessage.netflow9()
                    .set(256, "0a000001 0050")
                    .set(258, "0161")
                    .template(256, 7, 2)
                    .bytes(),
            WireMessage.ipfix()
                    .template(256, 8, 4, 7, 2)
                    .set(256, "0a000001 0050 0a000002 0051")
                    .bytes(),
            WireMessage.ipfix()
                    .optionsTemplate(257, 1, 346, 4, 34, 4)
                    .set(257, "0000000100000064")
                    .bytes(),
            WireMessage.ipfix()
                    .template(258, 82, 0xffff, 83, 0xffff)
                    .set(258, "03616263ff00026465 0000")
                    .bytes(),
            WireMessage.ipfix()
                    .set(2, "0100 0002 8001 0004 00007279 0002 0008")
                    .set(256, "00".repeat(24))
                    .bytes(),
            WireMessage.ipfix()
                    .set(2, "0100 0000")
                    .set(3, "0003 0000")
                    .set(256, "0a000001")
                    .bytes(),
            WireMessage.ipfix()
                    .template(258, 82, 0xffff)
                    .set(258, "ff ffff 00 01 ff 0000")
                    .bytes(),
            WireMessage.ipfix().set(256, 3, "00").set(258, 0xffff, "0161").bytes(),
            WireMessage.ipfix()
                    .sequence(5_000_000)
                    .template(259, 8, 4)
                    .set(259, "0a000001")
                    .lengthError(-2)
                    .bytes());

    private final Intake intake = new Intake(LIMITS, 32, OptionsListener.NONE, WAITING);
    private byte[] message = {};

    @Test
    void no_message_throws_the_books_close_and_nothing_grows() {
        for (int seed = 0; seed * ROUND < DATAGRAMS; seed++) {
            try {
                round(new Random(seed));
            } catch (RuntimeException | Error e) {
                fail("round with seed " + seed, e);
            }
        }
        assertEveryOutcomeCameUp();
    }

    private void round(Random random) {
        for (int i = 0; i < ROUND; i++) {
            message = CORPUS.get(random.nextInt(CORPUS.size())).clone();
            for (int damages = random.nextInt(4); damages > 0; damages--) {
                damage(random);
            }
            intake.from(random.nextInt(64), 1 + random.nextInt(3)).receive(message);
            intake.later(10_000_000L);
            intake.rejects.clear();
        }
        intake.dispatcher.onTick(intake.datagram.receivedAtEpochNanos);
        intake.assertBooksClose();
        assertThat(intake.exporters.size()).isLessThanOrEqualTo(32);
        assertThat(intake.exporters.templates(10_000)).hasSizeLessThanOrEqualTo(32 * 64);
    }

    private void damage(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> flip(random);
            case 1 -> message = Arrays.copyOf(message, random.nextInt(message.length + 1));
            case 2 -> message = Arrays.copyOf(message, message.length + random.nextInt(40));
            case 3 -> splice(random);
            default -> overwrite(random);
        }
    }

    private void flip(Random random) {
        if (message.length > 0) {
            message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** The head of this one and the tail of another. */
    private void splice(Random random) {
        final byte[] other = CORPUS.get(random.nextInt(CORPUS.size()));
        final int cut = random.nextInt(other.length + 1);
        final int keep = random.nextInt(message.length + 1);
        final byte[] spliced = Arrays.copyOf(message, keep + other.length - cut);
        System.arraycopy(other, cut, spliced, keep, other.length - cut);
        message = spliced;
    }

    /** A word that counts and lengths are bad at. */
    private void overwrite(Random random) {
        if (message.length >= 4) {
            final int at = 2 * random.nextInt(message.length / 2);
            final int word = WORDS[random.nextInt(WORDS.length)];
            message[at] = (byte) (word >> 8);
            message[at + 1] = (byte) word;
        }
    }

    /** A fuzzer whose messages all end in the same place tests nothing. */
    private void assertEveryOutcomeCameUp() {
        for (RejectReason reason : EnumSet.range(RejectReason.TRAILING_BYTES, RejectReason.TEMPLATE_SCOPE)) {
            assertThat(intake.context.rejects().get(reason))
                    .as("%s", reason)
                    .matches(count -> count > 0 || reason == RejectReason.TEMPLATE_TOO_WIDE);
        }
        for (Counter counter : EnumSet.range(Counter.SETS_SEEN, Counter.SETS_DROPPED_MALFORMED)) {
            assertThat(intake.count(counter)).as("%s", counter).isPositive();
        }
        for (Counter counter : EnumSet.range(Counter.TEMPLATES_ADDED, Counter.SETS_RESERVED)) {
            assertThat(intake.count(counter)).as("%s", counter).isPositive();
        }
    }
}
