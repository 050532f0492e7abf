package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.account.LedgerSnapshot.SinkLine;
import dev.weir.collector.account.LedgerTable;
import dev.weir.testing.JournalContent;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.UdpSender;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books close after everything has come to rest, whatever went wrong before. */
class LedgerClosingIT {
    @TempDir
    private Path directory;

    @Test
    void a_burst_that_a_ring_cannot_hold() throws Exception {
        final TestSettings settings = TestSettings.in(directory).collector("shards = 1", "ring_size = 2");
        final int sent = 4000;
        final Collector collector = settings.start();
        try (UdpSender sender = UdpSender.to(settings.port())) {
            final byte[] datagram = Netflow5Bytes.message().flows(30).bytes();
            for (int i = 0; i < sent; i++) {
                sender.send(datagram);
            }
            assertThat(Ledgers.arrived(Ledgers.awaitArrived(collector, sent))).isEqualTo(sent);
        } finally {
            collector.close();
        }
        final LedgerSnapshot ledger = collector.ledger();
        assertCloses(ledger);
        assertThat(ledger.get(Counter.DATAGRAMS_DROPPED_RING_FULL)).isPositive();
        assertThat(ledger.get(Counter.DATAGRAMS_DECODED)).isPositive();
        assertThat(ledger.get(Counter.RECORDS_JOURNALED)).isEqualTo(30 * ledger.get(Counter.DATAGRAMS_DECODED));
        assertThat((long) JournalContent.all(settings.journalDirectory()).size())
                .isEqualTo(ledger.get(Counter.RECORDS_JOURNALED));
    }

    @Test
    void garbage_and_strangers_between_good_datagrams() throws Exception {
        final TestSettings settings = TestSettings.in(directory)
                .collector("shards = 2")
                .input("allow = [\"127.0.0.0/24\"]")
                .listener("max_datagram = 1464", "receivers = 2")
                .tables("[[sinks.test]]", "where = \"source.port > 1\"");
        final Random random = new Random(5);
        final int rounds = 400;
        final Collector collector = settings.start();
        try (UdpSender good = UdpSender.between("127.0.0.2", "127.0.0.1", settings.port());
                UdpSender bad = UdpSender.between("127.0.0.3", "127.0.0.1", settings.port());
                UdpSender stranger = UdpSender.between("127.1.0.1", "127.0.0.1", settings.port())) {
            for (int i = 0; i < rounds; i++) {
                final byte[] message =
                        Netflow5Bytes.message().sequence(2L * i).flows(2).bytes();
                good.send(message);
                bad.send(garbage(random));
                stranger.send(message);
            }
            Ledgers.awaitArrived(collector, 3 * rounds);
        } finally {
            collector.close();
        }
        final LedgerSnapshot ledger = collector.ledger();
        assertCloses(ledger);
        assertThat(Ledgers.arrived(ledger)).isEqualTo(3 * rounds);
        assertThat(ledger.get(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED)).isEqualTo(rounds);
        assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isPositive();
        assertThat(ledger.get(Counter.DATAGRAMS_DROPPED_OVERSIZE)).isPositive();
        assertThat(ledger.get(Counter.DECODER_FAILURES)).isZero();
        assertThat(ledger.get(Counter.RECORDS_JOURNALED) - ledger.get(Counter.RECORDS_SALVAGED))
                .isGreaterThanOrEqualTo(2 * rounds);
        assertThat(ledger.sinks().get(0).filtered()).as("%s", ledger.sinks()).isGreaterThanOrEqualTo(rounds);
        assertThat(ledger.sinks().get(0).behind()).isZero();
    }

    /** Templates late, lost, changed and withdrawn, options, lost and repeated messages, damage: of both protocols. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void templates_options_loss_and_garbage(boolean ipfix) throws Exception {
        final TestSettings settings = TestSettings.in(directory)
                .flowType("auto")
                .collector("shards = 2")
                .tables("[templates]", "waiting_bytes = \"64KiB\"", "[[sinks.test]]", "kinds = [\"flow\"]");
        final TemplateTraffic early = new TemplateTraffic(ipfix, 1);
        final TemplateTraffic late = new TemplateTraffic(ipfix, 2);
        final TemplateTraffic never = new TemplateTraffic(ipfix, 3);
        final Random random = new Random(6);
        final int rounds = 300;
        int sent = 0;
        final Collector collector = settings.start();
        try (UdpSender good = UdpSender.between("127.0.0.2", "127.0.0.1", settings.port());
                UdpSender tardy = UdpSender.between("127.0.0.3", "127.0.0.1", settings.port());
                UdpSender mute = UdpSender.between("127.0.0.4", "127.0.0.1", settings.port());
                UdpSender bad = UdpSender.between("127.0.0.5", "127.0.0.1", settings.port())) {
            good.send(early.templates());
            sent++;
            for (int i = 0; i < rounds; i++) {
                good.send(i % 3 == 0 ? early.options(i) : early.flows(2));
                tardy.send(late.flows(1));
                mute.send(never.flows(20));
                bad.send(early.damaged(random));
                sent += 4;
                if (i == rounds / 2) {
                    early.lose(5);
                    tardy.send(late.templates());
                    sent++;
                }
                Ledgers.awaitArrived(collector, sent);
            }
        } finally {
            collector.close();
        }
        final LedgerSnapshot ledger = collector.ledger();
        assertAccountedFor(ledger, rounds, sent);
    }

    private static void assertAccountedFor(LedgerSnapshot ledger, int rounds, int sent) {
        assertThat(Ledgers.arrived(ledger)).isEqualTo(sent);
        assertThat(ledger.inRing() + ledger.inBatch()).isZero();
        assertThat(ledger.get(Counter.SETS_SEEN))
                .as(LedgerTable.render(ledger))
                .isEqualTo(ledger.get(Counter.SETS_DECODED)
                        + ledger.waiting().sets()
                        + ledger.get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED)
                        + ledger.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL)
                        + ledger.get(Counter.SETS_DROPPED_MALFORMED));
        assertThat(ledger.waiting().sets()).as("who never sent a template").isPositive();
        assertThat(ledger.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL)).isPositive();
        assertThat(ledger.get(Counter.SETS_REPLAYED)).isPositive();
        assertThat(ledger.get(Counter.RECORDS_OPTIONS)).isGreaterThanOrEqualTo(rounds / 3);
        assertThat(ledger.get(Counter.SEQUENCE_LOST)).isGreaterThanOrEqualTo(5);
        assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isPositive();
        assertThat(ledger.get(Counter.DECODER_FAILURES)).isZero();
        assertThat(ledger.get(Counter.RECORDS_JOURNALED))
                .isEqualTo(ledger.get(Counter.RECORDS_DECODED) + ledger.get(Counter.RECORDS_REPEATED));
        final SinkLine sink = line(ledger, "test");
        assertThat(sink.closes()).as("%s", sink).isTrue();
        assertThat(sink.behind()).isZero();
        assertThat(sink.delivered())
                .isEqualTo(ledger.get(Counter.RECORDS_DECODED) - ledger.get(Counter.RECORDS_OPTIONS));
        assertThat(sink.filtered()).isEqualTo(ledger.get(Counter.RECORDS_OPTIONS));
    }

    /** Noise, a message whose count lies, or one that is too long. */
    private static byte[] garbage(Random random) {
        final byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return switch (random.nextInt(3)) {
            case 0 -> bytes;
            case 1 ->
                Netflow5Bytes.message()
                        .announcing(random.nextInt(0x10000))
                        .flows(random.nextInt(5))
                        .bytes();
            default -> Netflow5Bytes.message().flows(30).followedBy(bytes).bytes();
        };
    }

    @Test
    void a_slow_and_a_dead_sink_beside_a_good_one() throws Exception {
        final TestSettings settings = TestSettings.in(directory)
                .collector("linger = \"0s\"")
                .tables("[[sinks.test]]", "name = \"good\"")
                .tables("[[sinks.test]]", "name = \"slow\"", "delay = \"100ms\"")
                .tables("[[sinks.test]]", "name = \"dead\"", "dead = true");
        final int sent = 300;
        final Collector collector = settings.start();
        try (UdpSender sender = UdpSender.to(settings.port())) {
            for (int i = 0; i < sent; i++) {
                sender.send(Netflow5Bytes.message().sequence(i).flows(1).bytes());
                Ledgers.awaitArrived(collector, i + 1);
            }
            Ledgers.await().until(() -> line(collector.ledger(), "good").delivered() == sent);
            assertThat(collector.health().stream().filter(check -> !check.up()).map(check -> check.name()))
                    .containsExactly("sink-dead");
        } finally {
            collector.close();
        }
        final LedgerSnapshot ledger = collector.ledger();
        assertCloses(ledger);
        assertThat(line(ledger, "good")).isEqualTo(new SinkLine("good", sent, sent, 0, 0, 0, 0));
        assertThat(line(ledger, "dead")).isEqualTo(new SinkLine("dead", sent, 0, 0, 0, 0, sent));
        assertThat(line(ledger, "slow").delivered()).isPositive();
        assertThat(line(ledger, "slow").behind()).isPositive();
    }

    @Test
    void a_journal_that_refuses_because_the_disk_is_nearly_full() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).journal("min_free_disk = \"900TiB\"").tables("[[sinks.test]]");
        final Collector collector = settings.start();
        try (UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(
                    Netflow5Bytes.message().flows(30).bytes(),
                    Netflow5Bytes.message().flows(1).bytes());
            Ledgers.await().until(() -> collector.ledger().get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED) == 31);
            assertThat(collector.journal().refusing()).isTrue();
            assertThat(collector.health().get(0).up()).isFalse();
        } finally {
            collector.close();
        }
        assertCloses(collector.ledger());
        assertThat(collector.ledger().get(Counter.RECORDS_JOURNALED)).isZero();
        assertThat(JournalContent.all(settings.journalDirectory())).isEmpty();
    }

    @Test
    void a_stop_while_records_wait_in_a_batch() throws Exception {
        final TestSettings settings = TestSettings.in(directory).collector("shards = 4", "linger = \"10s\"");
        final Collector collector = settings.start();
        try {
            for (int i = 1; i <= 12; i++) {
                try (UdpSender sender = UdpSender.between("127.0.7." + i, "127.0.0.1", settings.port())) {
                    sender.send(Netflow5Bytes.message().flows(3).bytes());
                }
            }
            Ledgers.await().until(() -> collector.ledger().inBatch() == 36);
        } finally {
            assertCloses(collector.stop());
        }
        assertThat(JournalContent.all(settings.journalDirectory())).hasSize(36);
    }

    private static void assertCloses(LedgerSnapshot ledger) {
        assertThat(ledger.closes()).as(LedgerTable.render(ledger)).isTrue();
        assertThat(ledger.inRing()).isZero();
        assertThat(ledger.inBatch()).isZero();
    }

    private static SinkLine line(LedgerSnapshot ledger, String name) {
        return ledger.sinks().stream()
                .filter(sink -> sink.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
