package dev.weir.collector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SinkProgressTest {
    @Test
    void a_sink_that_resumes_at_the_end_lags_by_no_bytes() {
        final SinkProgress resumed = new SinkProgress(100, 6_000);

        assertThat(resumed.lagBytes(0, 9_000)).isZero();
        assertThat(resumed.lagBytes(7, 9_500)).isEqualTo(3_500);
    }
}
