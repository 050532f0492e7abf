package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word on sampling counts for a record. */
class RecordSamplingTest {
    private final Reading reading = new Reading(Protocol.IPFIX);

    private void assertSampling(long rate, SamplingOrigin origin, int algorithm) {
        assertThat(reading.reader.samplingRate()).isEqualTo(rate);
        assertThat(reading.reader.samplingOrigin()).isEqualTo(origin);
        assertThat(reading.reader.samplingAlgorithm()).isEqualTo(algorithm);
    }

    private static long rate(String... fields) {
        return Reading.ipfix(fields).reader.samplingRate();
    }

    @Test
    void the_record_goes_before_its_run() {
        reading.run.samplingRate = 7;
        reading.run.samplingOrigin = SamplingOrigin.OPTIONS;
        reading.run.samplingAlgorithm = 1;
        reading.add("34=00000064", "35=02").first();
        assertSampling(100, SamplingOrigin.RECORD, 2);
    }

    @Test
    void a_record_that_says_zero_says_nothing() {
        reading.run.samplingRate = 7;
        reading.run.samplingOrigin = SamplingOrigin.HEADER;
        reading.run.samplingAlgorithm = 1;
        reading.add("34=00000000", "50=00", "305=00", "306=09", "309=00", "310=00", "35=02")
                .first();
        assertSampling(7, SamplingOrigin.HEADER, 1);
    }

    @Test
    void the_operator_s_override_goes_before_the_record_and_his_default_behind_it() {
        reading.run.samplingRate = 7;
        reading.run.samplingOrigin = SamplingOrigin.OPERATOR;
        reading.add("34=00000064").first();
        assertSampling(7, SamplingOrigin.OPERATOR, 0);

        final Reading assumed = new Reading(Protocol.IPFIX);
        assumed.run.samplingRate = 7;
        assumed.run.samplingOrigin = SamplingOrigin.OPERATOR;
        assumed.run.flags = Run.SAMPLING_DEFAULT;
        assumed.add("34=00000064").first();
        assertThat(assumed.reader.samplingRate()).isEqualTo(100);
        assertThat(assumed.reader.samplingOrigin()).isEqualTo(SamplingOrigin.RECORD);
    }

    @Test
    void every_way_to_tell_a_rate_is_understood() {
        assertThat(rate("50=0064")).isEqualTo(100);
        assertThat(rate("305=00000001", "306=00000063")).isEqualTo(100);
        assertThat(rate("305=00000002", "306=00000063")).isEqualTo(51);
        assertThat(rate("305=00000064")).isEqualTo(100);
        assertThat(rate("305=00000001")).isZero();
        assertThat(rate("309=00000003", "310=00000bb8")).isEqualTo(1000);
        assertThat(rate("311=3f847ae147ae147b")).isEqualTo(100);
        assertThat(rate("311=3c23d70a")).isEqualTo(100);
        assertThat(rate("34=ffffffffffffffff")).isZero();
        assertThat(rate("34=0000000100000000")).isEqualTo(0xffff_ffffL);
    }

    @Test
    void what_cannot_be_a_rate_is_none() {
        assertThat(rate("311=7ff8000000000000")).isZero();
        assertThat(rate("311=4000000000000000")).isZero();
        assertThat(rate("311=0000")).isZero();
        assertThat(rate("309=01")).isZero();
        assertThat(rate("305=00", "306=ffffffffffffffff")).isZero();
    }

    @Test
    void a_record_s_sampler_is_looked_up_by_ids_of_any_width() {
        reading.run.samplingRate = 7;
        reading.run.samplingOrigin = SamplingOrigin.OPTIONS;
        reading.run.samplers =
                Samplers.of(List.of(new Sampler(1, 100, 2), new Sampler(258, 200, 1), new Sampler(3, 0, 1)));
        reading.add("48=01")
                .add("48=0102")
                .add("302=0000000000000001")
                .add("48=00000003")
                .add("48=09")
                .add("4=06");
        reading.wrap();

        final long[] rates = {100, 200, 100, 7, 7, 7};
        for (long rate : rates) {
            assertThat(reading.reader.next()).isTrue();
            assertThat(reading.reader.samplingRate()).isEqualTo(rate);
            assertThat(reading.reader.samplingOrigin()).isEqualTo(SamplingOrigin.OPTIONS);
        }
    }

    @Test
    void what_a_record_says_of_itself_goes_before_the_sampler_that_it_names() {
        reading.run.samplers = Samplers.of(List.of(new Sampler(1, 100, 2)));
        reading.add("48=01", "34=05").first();
        assertSampling(5, SamplingOrigin.RECORD, 0);
    }
}
