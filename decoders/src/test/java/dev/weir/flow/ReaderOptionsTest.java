package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.options.OptionsTables;
import org.junit.jupiter.api.Test;

/** What a reader learns from the option records that it passes, and reads by it. */
class ReaderOptionsTest {
    private final Reading reading = new Reading(Protocol.IPFIX);

    private Reading options(int scopeCount, String... fields) {
        reading.run.kind = RecordKind.OPTIONS;
        reading.add(scopeCount, fields);
        reading.run.kind = RecordKind.FLOW;
        return reading;
    }

    @Test
    void the_reader_learns_from_runs_that_are_skipped_too() {
        options(1, "10=00000007", "82=" + "67652d30").add("10=00000007").wrap();
        final FlowRecordReader reader = reading.reader;
        assertThat(reader.nextRun()).isTrue();
        assertThat(reader.nextRun()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.options()
                        .interfaceName(reader.run().exporter, 0, reader.getLong(FlowField.INGRESS_INTERFACE)))
                .isEqualTo("ge-0");
    }

    @Test
    void the_base_of_uptimes_is_learned_where_neither_record_nor_run_has_it() {
        final String init = String.format("%016x", Reading.EXPORTED * 1000 - 3_600_000);
        options(1, "149=00000000", "160=" + init)
                .add("22=003567e0", "21=0036ee80")
                .wrap();
        reading.reader.next();
        reading.reader.next();
        assertThat(reading.reader.timeFlaw()).isEqualTo(TimeFlaw.NONE);
        assertThat(reading.reader.startEpochMillis()).isEqualTo(Reading.EXPORTED * 1000 - 100_000);
    }

    @Test
    void what_was_told_of_the_interface_goes_before_the_run_and_behind_the_record() {
        options(1, "10=00000007", "34=000003e8");
        reading.run.samplingRate = 7;
        reading.run.samplingOrigin = SamplingOrigin.OPTIONS;
        reading.add("10=00000007", "14=00000008")
                .add("10=00000008", "14=00000007")
                .add("10=00000007", "14=00000008", "61=01")
                .add("10=00000008", "14=00000007", "61=01")
                .add("10=00000008", "14=00000007", "61=00")
                .add("10=00000007", "34=00000064");
        reading.run.samplingOrigin = SamplingOrigin.OPERATOR;
        reading.add("10=00000007").wrap();
        reading.reader.next();
        for (long rate : new long[] {1000, 1000, 7, 1000, 7, 100, 7}) {
            assertThat(reading.reader.next()).isTrue();
            assertThat(reading.reader.samplingRate()).isEqualTo(rate);
        }
        assertThat(reading.reader.samplingOrigin()).isEqualTo(SamplingOrigin.OPERATOR);
    }

    @Test
    void readers_may_share_what_they_learn() {
        final OptionsTables tables = new OptionsTables();
        assertThat(new FlowRecordReader(tables).options()).isSameAs(tables);
    }

    @Test
    void common_properties_stand_in_for_fields_that_the_record_lacks() {
        options(1, "137=0000000000000005", "8=c0000201", "27=" + "00".repeat(16), "4=11", "56=0000000000a1", "7=0035")
                .add("137=0000000000000005", "7=01bb")
                .add("137=0000000000000006", "7=01bb")
                .add("137=0000000000000006", "137=0000000000000005", "7=01bb")
                .wrap();
        final FlowRecordReader reader = reading.reader;
        reader.next();
        reader.next();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(reader.addressLength(FlowField.SOURCE_ADDRESS)).isEqualTo(4);
        assertThat(reading.number(FlowField.IP_PROTOCOL)).isEqualTo(17);
        assertThat(reading.mac(FlowField.SOURCE_MAC)).isEqualTo("0000000000a1");
        assertThat(reading.number(FlowField.SOURCE_PORT)).as("the record's own").isEqualTo(443);
        assertThat(reading.number(FlowField.DESTINATION_PORT)).isNull();

        reader.next();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS))
                .as("of a number not told")
                .isNull();
        reader.next();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS))
                .as("of the second number")
                .isEqualTo("192.0.2.1");
    }
}
