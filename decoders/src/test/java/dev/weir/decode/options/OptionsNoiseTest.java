package dev.weir.decode.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.ExporterSession;
import dev.weir.decode.Sessions;
import dev.weir.decode.template.MessageContext;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.Shape;
import dev.weir.flow.options.OptionsTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptionsNoiseTest {
    private static final int[] ELEMENTS = {
        10, 14, 34, 35, 48, 49, 50, 82, 83, 84, 94, 95, 96, 137, 149, 160, 234, 235, 236, 252, 253, 302, 303, 304, 305,
        306, 309, 310, 311, 335, 339, 341, 344, 345, 346, 40, 41, 42
    };
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 33, 0xffff};

    private final Random random = new Random(17);

    @Test
    void any_template_of_the_elements_that_count_and_any_octets_are_taken_without_a_failure() {
        final OptionsIntake intake = new OptionsIntake(new IntakeLimits(50, 100, 20_000, 200_000));
        for (int i = 0; i < 20_000; i++) {
            final Shape shape = shape();
            final byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (int zero = random.nextInt(300); zero < bytes.length; zero++) {
                bytes[zero] = 0;
            }
            final MessageContext message = message(shape);
            intake.onOptions(message, shape, bytes, 0, bytes.length, random.nextInt(50));
            final Run run = new Run();
            message.fill(run);
            intake.complete(message, run);
            assertThat(run.samplingRate).isBetween(0L, 0xffff_ffffL);
            assertThat(run.samplingRate != 0).isEqualTo(run.samplingOrigin == SamplingOrigin.OPTIONS);
        }
        final OptionsTables tables = new OptionsTables();
        final long[] told = new long[1];
        intake.forEachKnown((run, shape, bytes, offset, length, count) -> {
            tables.learn(run, shape, bytes, offset, length, count);
            told[0] += length;
        });
        assertThat(told[0]).isBetween(1L, 200_000L);
    }

    private Shape shape() {
        final List<FieldSpecifier> fields = new ArrayList<>();
        do {
            fields.clear();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                final boolean scope = random.nextInt(8) == 0;
                fields.add(new FieldSpecifier(
                        scope ? FieldSpecifier.NETFLOW9_SCOPE : 0,
                        scope ? 1 + random.nextInt(5) : ELEMENTS[random.nextInt(ELEMENTS.length)],
                        LENGTHS[random.nextInt(LENGTHS.length)]));
            }
        } while (Shape.fault(fields) != null);
        final Protocol dialect = random.nextBoolean() ? Protocol.NETFLOW9 : Protocol.IPFIX;
        return Shape.compile(dialect, 256, random.nextInt(fields.size() + 1), fields);
    }

    private MessageContext message(Shape shape) {
        final ExporterSession session = Sessions.of(random.nextInt(100), 1000);
        final MessageContext message = new MessageContext();
        message.session = session;
        message.protocol = shape.dialect();
        message.domain = random.nextInt(4);
        message.receivedAtEpochNanos = 1_700_000_000_000_000_000L;
        return message;
    }
}
