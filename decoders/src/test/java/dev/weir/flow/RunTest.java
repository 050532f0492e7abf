package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunTest {
    private static Run full() {
        final Run run = Samples.run(Samples.exporter(1));
        run.kind = RecordKind.OPTIONS;
        run.observationDomain = 0xffff_fffeL;
        run.receivedAtEpochNanos = 1_700_000_000_123_456_789L;
        run.exportTimeEpochNanos = 1_699_999_999_000_000_001L;
        run.systemInitEpochMillis = -5;
        run.sequence = 0xffff_ffffL;
        run.samplingRate = 0x8000_0001L;
        run.samplingOrigin = SamplingOrigin.SAMPLE;
        run.samplingAlgorithm = 200;
        run.flags = Run.HAS_SYSTEM_INIT | Run.SALVAGED;
        run.lostBefore = 0xffff_fffdL;
        return run;
    }

    @Test
    void everything_is_read_back_as_it_was_written() {
        final byte[] bytes = new byte[Run.HEADER_LENGTH + 3];
        Arrays.fill(bytes, (byte) 0xaa);
        final Run again = new Run();

        full().encode(bytes, 3, 1, 2, 0, 3);
        again.decode(bytes, 3);

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("kind", "protocol", "exporter")
                .isEqualTo(full());
        assertThat(again.hasSystemInit()).isTrue();
    }

    @Test
    void a_loss_beyond_32_bits_is_written_as_the_largest_number() {
        final byte[] bytes = new byte[Run.HEADER_LENGTH];
        final Run run = full();
        run.lostBefore = 1L << 40;
        run.encode(bytes, 0, 0, 0, 0, 0);
        run.decode(bytes, 0);

        assertThat(run.lostBefore).isEqualTo(0xffff_ffffL);
    }

    @Test
    void clear_leaves_nothing_of_the_run_before() {
        final Run run = full();

        run.clear();

        assertThat(run).usingRecursiveComparison().isEqualTo(new Run());
        assertThat(run.hasSystemInit()).isFalse();
    }
}
