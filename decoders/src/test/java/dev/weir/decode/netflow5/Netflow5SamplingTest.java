package dev.weir.decode.netflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.testing.Netflow5Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Netflow5SamplingTest {
    private static String sampling(Shard shard, int mode, int rate) {
        shard.receive(Netflow5Bytes.message().sampling(mode, rate).flows(1).bytes());
        return shard.readAll(record -> record.run().samplingRate + " " + record.run().samplingOrigin + " mode "
                        + record.run().samplingAlgorithm)
                .get(0);
    }

    private record Rules(long override, long assumed) implements SamplingRules {
        @Override
        public long overrideFor(byte[] address) {
            return Addresses.text(address).equals("192.0.2.7") ? override : 0;
        }

        @Override
        public long defaultFor(byte[] address) {
            return Addresses.text(address).equals("192.0.2.7") ? assumed : 0;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0 UNKNOWN mode 0",
        "1, 100, 100 HEADER mode 1",
        "2, 16383, 16383 HEADER mode 2",
        "3, 1, 1 HEADER mode 3",
        // A mode without a rate says nothing about the rate.
        "3, 0, 0 UNKNOWN mode 3",
        "0, 1000, 1000 HEADER mode 0",
    })
    void the_mode_bits_are_no_part_of_the_rate(int mode, int rate, String expected) {
        assertThat(sampling(new Shard(), mode, rate)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 100, 100 HEADER mode 1",
        "512, 0, 100, 512 OPERATOR mode 1",
        "512, 0, 0, 512 OPERATOR mode 1",
        "0, 64, 100, 100 HEADER mode 1",
        "0, 64, 0, 64 OPERATOR mode 1",
        "512, 64, 0, 512 OPERATOR mode 1",
    })
    void the_operator_replaces_or_completes_what_the_exporter_says(
            long override, long assumed, int announced, String expected) {
        assertThat(sampling(new Shard(new Rules(override, assumed), 10), 1, announced))
                .isEqualTo(expected);
    }

    @Test
    void rules_are_asked_by_the_exporter_s_address() {
        final Shard shard = new Shard(new Rules(512, 0), 10).from(0x0208, 50_000);

        assertThat(sampling(shard, 0, 0)).isEqualTo("0 UNKNOWN mode 0");
    }
}
