package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.WaitingLimits;
import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.sink.journal.JournalRetention;
import dev.weir.sink.journal.JournalRoll;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.RetentionLimits;
import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.Values;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options in the journal's files, with files of Chronicle that roll over every minute of the journal's clock. */
class ShardRollOverTest {
    private static final long START_NANOS = 1_795_208_400_000_000_000L;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final ExportTemplate NAMES =
            ExportTemplate.options(300, 1, ExportField.of(10, 4), ExportField.variable(82));
    private static final ExportTemplate FLOWS =
            ExportTemplate.of(301, ExportField.of(8, 4), ExportField.of(10, 4), ExportField.of(1, 4));

    @TempDir
    private Path directory;

    private final AtomicLong clock = new AtomicLong(START_NANOS);
    private final Listener listener = new Listener(
            4739,
            EnumSet.of(Protocol.IPFIX),
            new InputLabels("default", "namespace", "host", Map.of()),
            SamplingRules.NONE);
    private Journal journal;
    private Shard shard;
    private long sequence;

    @BeforeEach
    void start() throws IOException {
        journal = Journal.open(JournalOptions.in(directory)
                .withRoll(JournalRoll.MINUTELY)
                .withRetention(new RetentionLimits(Duration.ofSeconds(30), 0, 0))
                .withClock(clock::get)
                .withMinFreeDiskBytes(0));
        shard = newShard(WaitingLimits.DEFAULT);
        shard.start();
    }

    private Shard newShard(WaitingLimits waiting) {
        return new Shard(
                0,
                new ShardSettings(
                        16, 1, 64 << 10, 0, 1500, 16, TemplateLimits.DEFAULT, waiting, DatagramDispatcher.protocols()),
                journal.newAppender());
    }

    @AfterEach
    void stop() {
        shard.stop(5_000);
        journal.close();
    }

    @Test
    void who_begins_with_the_second_file_can_name_interfaces() throws IOException {
        publish(ExportMessage.ipfix().templates(NAMES).templates(FLOWS));
        publish(ExportMessage.ipfix()
                .data(NAMES, NAMES.record(Values.number(7, 4), Values.text("eth7")))
                .data(FLOWS, flow(1)));
        awaitJournaled(2);
        clock.addAndGet(MINUTE_NANOS);
        publish(ExportMessage.ipfix().data(FLOWS, flow(2)));
        publish(ExportMessage.ipfix().data(FLOWS, flow(3)));
        awaitJournaled(4);

        assertThat(files()).hasSize(2);
        assertThat(flowsFrom(JournalTailer::seekStart)).containsExactly("1 eth7", "2 eth7", "3 eth7");
        final long second = START_NANOS + MINUTE_NANOS;
        assertThat(flowsFrom(tailer -> tailer.seekTime(second))).containsExactly("2 eth7", "3 eth7");
        assertThat(shard.counters().get(Counter.EXCERPTS_JOURNALED)).isGreaterThanOrEqualTo(4);
    }

    @Test
    void who_begins_with_the_second_file_because_the_first_is_gone_can_name_interfaces() throws IOException {
        who_begins_with_the_second_file_can_name_interfaces();
        new JournalRetention(journal).runOnce(clock.addAndGet(MINUTE_NANOS));
        assertThat(files()).hasSize(1);
        assertThat(flowsFrom(JournalTailer::seekStart)).containsExactly("2 eth7", "3 eth7");
    }

    @Test
    void a_shard_that_is_started_with_what_was_known_tells_it_before_its_first_record() throws IOException {
        publish(ExportMessage.ipfix().templates(NAMES).templates(FLOWS));
        publish(ExportMessage.ipfix().data(NAMES, NAMES.record(Values.number(7, 4), Values.text("eth7"))));
        awaitJournaled(1);
        assertThat(shard.stop(5_000)).isTrue();
        final ShardState state = shard.knowledge().state();
        assertThat(state.options()).hasSize(1);

        clock.addAndGet(MINUTE_NANOS);
        shard = newShard(WaitingLimits.DEFAULT);
        state.templates().forEach(template -> shard.knowledge().restore(template, START_NANOS));
        state.options()
                .forEach(known -> shard.knowledge()
                        .restore(known, new Exporter(known.address(), known.port(), 4739, null, listener.labels())));
        shard.start();
        publish(ExportMessage.ipfix().data(FLOWS, flow(2)));
        awaitJournaled(1);
        assertThat(shard.counters().get(Counter.RECORDS_REPEATED)).isEqualTo(1);
        assertThat(flowsFrom(tailer -> tailer.seekTime(START_NANOS + MINUTE_NANOS)))
                .containsExactly("2 eth7");
    }

    @Test
    void what_waits_for_a_template_is_dropped_in_time_also_while_nothing_comes() throws IOException {
        shard.stop(5_000);
        shard = newShard(new WaitingLimits(1 << 20, 100, 1_000_000));
        shard.start();
        publish(ExportMessage.ipfix().data(FLOWS, flow(1)));
        Awaitility.await().until(() -> shard.counters().get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED) == 1);
        assertThat(shard.waiting().waitingSets()).isZero();
        assertThat(shard.counters().get(Counter.SETS_SEEN)).isEqualTo(1);
    }

    private static byte[] flow(int octets) {
        return FLOWS.record(Values.ipv4("192.0.2.1"), Values.number(7, 4), Values.number(octets, 4));
    }

    private void publish(ExportMessage message) {
        final byte[] bytes = message.domain(5).sequence(sequence).bytes();
        sequence += message.dataRecords();
        final byte[] address = new byte[Addresses.LENGTH];
        address[15] = 1;
        assertThat(shard.tryPublish(Unpooled.wrappedBuffer(bytes), address, 50_000, clock.get(), listener))
                .isTrue();
    }

    /** Records of the exporter itself; those that are only repeated come on top. */
    private void awaitJournaled(int records) {
        Awaitility.await()
                .until(() -> shard.counters().get(Counter.RECORDS_JOURNALED)
                                - shard.counters().get(Counter.RECORDS_REPEATED)
                        == records);
    }

    private List<Path> files() throws IOException {
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.cq4")) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /** The flows from a place on, each with the name of its interface as a reader that begins there knows it. */
    private List<String> flowsFrom(Consumer<JournalTailer> place) {
        final List<String> flows = new ArrayList<>();
        final FlowRecordReader reader = new FlowRecordReader();
        final ExcerptBuffer excerpt = new ExcerptBuffer();
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            tailer.learnBefore(before -> {
                reader.wrap(before.bytes(), 0, before.length());
                while (reader.next()) {
                    assertThat(reader.run().kind).isNotNull();
                }
            });
            place.accept(tailer);
            while (tailer.poll(excerpt)) {
                reader.wrap(excerpt.bytes(), 0, excerpt.length());
                while (reader.next()) {
                    if (reader.run().kind == RecordKind.FLOW) {
                        flows.add(reader.getLong(FlowField.BYTES) + " "
                                + reader.options().interfaceName(reader.run().exporter, 5, 7));
                    }
                }
            }
        }
        return flows;
    }
}
