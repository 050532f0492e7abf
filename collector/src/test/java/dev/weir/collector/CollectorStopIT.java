package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.UdpSender;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A stop takes along what has arrived. */
class CollectorStopIT {
    private static final int DATAGRAMS = 2_000;

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    void what_waits_in_the_sockets_is_received_before_they_are_closed() throws Exception {
        final TestSettings settings = TestSettings.in(directory).collector("ring_size = 8192");
        final Collector collector = settings.start();
        try (UdpSender sender = UdpSender.to(settings.port())) {
            for (int i = 0; i < DATAGRAMS; i++) {
                sender.send(Netflow5Bytes.message().sequence(i).flows(1).bytes());
            }
        }
        final LedgerSnapshot ledger = collector.stop();

        assertThat(ledger.get(Counter.DATAGRAMS_RECEIVED) + ledger.droppedByKernel())
                .isEqualTo(DATAGRAMS);
        assertThat(ledger.get(Counter.RECORDS_JOURNALED)).isEqualTo(ledger.get(Counter.DATAGRAMS_QUEUED));
        assertThat(ledger.closes()).isTrue();
    }
}
