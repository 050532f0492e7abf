package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLogTest {
    @Test
    void that_nothing_was_received_is_said_after_a_minute_and_then_once_an_hour() {
        final ProgressLog log = new ProgressLog(received(5), 0);
        assertThat(log.next(received(5), seconds(10))).isEmpty();
        assertThat(log.next(received(5), seconds(59))).isEmpty();
        assertThat(log.next(received(5), seconds(60))).contains("nothing received");
        assertThat(log.next(received(5), seconds(120))).isEmpty();
        assertThat(log.next(received(5), seconds(3_659))).isEmpty();
        assertThat(log.next(received(5), seconds(3_660))).contains("nothing received");
        assertThat(log.next(received(15), seconds(3_670))).contains("1.0 datagrams/s");
        assertThat(log.next(received(15), seconds(3_729))).isEmpty();
        assertThat(log.next(received(15), seconds(3_730))).contains("nothing received");
        assertThat(log.next(received(15), seconds(3_740))).isEmpty();
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static LedgerSnapshot received(long datagrams) {
        return new LedgerSnapshot(Map.of(Counter.DATAGRAMS_RECEIVED, datagrams), Map.of(), 0, 0, List.of());
    }
}
