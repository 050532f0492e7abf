package dev.weir.flow;

import static dev.weir.flow.Samples.append;
import static dev.weir.flow.Samples.excerpt;
import static dev.weir.flow.Samples.exporter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Uptimes of 32 bits, as times. */
class FlowTimesTest {
    private static final long EXPORT_MILLIS = 1_700_000_000_000L;

    private final FlowRecordReader reader = new FlowRecordReader();
    private final Run run = Samples.run(exporter(1));

    private void read(int width, long uptimeAtExport, long first, long last) {
        final Shape shape = Shape.compile(
                Protocol.NETFLOW9, 256, 0, List.of(FieldSpecifier.of(22, width), FieldSpecifier.of(21, width)));
        run.receivedAtEpochNanos = 1_700_000_005_999_999_999L;
        run.exportTimeEpochNanos = EXPORT_MILLIS * 1_000_000;
        run.systemInitEpochMillis = EXPORT_MILLIS - uptimeAtExport;
        final byte[] record = new byte[2 * width];
        Bytes.putU32(record, width - 4, (int) first);
        Bytes.putU32(record, 2 * width - 4, (int) last);
        final FlowBatch batch = Samples.batch();
        append(batch, run, shape, 1, record);
        final byte[] excerpt = excerpt(batch);
        reader.wrap(excerpt, 0, excerpt.length);
        assertThat(reader.next()).isTrue();
    }

    private void assertDistances(long start, long end) {
        assertThat(reader.hasTimes()).isTrue();
        assertThat(reader.startEpochMillis() - EXPORT_MILLIS).isEqualTo(start);
        assertThat(reader.endEpochMillis() - EXPORT_MILLIS).isEqualTo(end);
    }

    @Test
    void a_flow_lies_before_its_export() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(4, 3_600_000, 3_500_000, 3_599_999);

        assertDistances(-100_000, -1);
    }

    @Test
    void a_last_packet_after_the_header_was_written_lies_behind_its_export() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(4, 3_600_000, 3_600_000, 3_600_250);

        assertDistances(0, 250);
    }

    @Test
    void a_flow_from_before_the_wrap_of_the_uptime_lies_before_its_export() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(4, 1_000, 0xffff_ffffL - 4_000, 500);

        assertDistances(-5_001, -500);
    }

    @Test
    void a_header_from_before_the_wrap_and_a_packet_from_after_it_come_out_right() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(4, 0xffff_ffffL, 0xffff_fff0L, 3);

        assertDistances(-15, 4);
    }

    @Test
    void an_uptime_beyond_32_bits_is_compared_by_its_low_32_bits() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(4, (1L << 32) + 50_000, 20_000, 30_000);

        assertDistances(-30_000, -20_000);
    }

    @Test
    void uptimes_of_eight_octets_are_read_as_well() {
        run.flags = Run.HAS_SYSTEM_INIT;
        read(8, 3_600_000, 3_500_000, 3_600_100);

        assertDistances(-100_000, 100);
    }

    @Test
    void without_a_time_base_a_flow_ends_with_its_export() {
        run.flags = 0;
        read(4, 3_600_000, 3_500_000, 3_599_999);

        assertThat(reader.hasTimes()).isFalse();
        assertThat(reader.endEpochMillis() - reader.startEpochMillis()).isEqualTo(99_999);
        assertThat(reader.endEpochNanos()).isEqualTo(run.exportTimeEpochNanos);
    }
}
