package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.collector.ops.CollectorView.HealthCheck;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverWatchdogTest {
    private final AtomicLong received = new AtomicLong();
    private long queuedBytes;
    private boolean tableIsThere = true;
    private final ReceiverWatchdog watchdog = new ReceiverWatchdog(
            List.of(
                    new ReceiverWatchdog.Socket("::1:2055/0", Set.of("7"), 2055, received::get),
                    new ReceiverWatchdog.Socket("::1:2055/1", Set.of("8"), 2055, () -> 0)),
            this::table);

    private SocketTable table() {
        return tableIsThere
                ? new SocketTable(
                        List.of(new SocketTable.Row("7", 2055, queuedBytes, 0), new SocketTable.Row("8", 2055, 0, 0)))
                : null;
    }

    private boolean isWell() {
        return watchdog.health().get(0).up();
    }

    private void look(long queued, long newlyReceived) {
        queuedBytes = queued;
        received.addAndGet(newlyReceived);
        watchdog.look();
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void a_socket_that_nobody_reads_is_noticed_at_the_second_look() {
        look(768, 10);
        assertThat(isWell()).isTrue();
        look(1536, 0);

        assertThat(watchdog.health())
                .extracting(HealthCheck::name, HealthCheck::up)
                .containsExactly(tuple("receiver-::1:2055/0", false), tuple("receiver-::1:2055/1", true));
    }

    @Test
    void a_receiver_that_is_busy_or_idle_is_well() {
        look(1 << 20, 1000);
        look(1 << 20, 1000);
        look(0, 1);
        look(0, 0);
        look(768, 0);
        assertThat(isWell()).isTrue();
        look(0, 1);
        look(768, 0);
        assertThat(isWell()).isTrue();
    }

    @Test
    void a_socket_that_is_read_again_is_well_again() {
        look(768, 0);
        look(768, 0);
        assertThat(isWell()).isFalse();
        look(768, 1);
        assertThat(isWell()).isTrue();
    }

    @Test
    void where_the_kernel_does_not_tell_nothing_is_said() {
        tableIsThere = false;
        look(768, 0);
        look(768, 0);

        assertThat(isWell()).isTrue();
    }
}
