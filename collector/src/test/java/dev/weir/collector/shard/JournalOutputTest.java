package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.flow.Excerpt;
import dev.weir.flow.Exporter;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.sink.journal.AppendResult;
import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalOutputTest {
    private static final int BATCH_BYTES = 64 << 10;
    private static final long LINGER_NANOS = 5_000_000L;

    /** What Chronicle adds to a document: its header, padding to four bytes, and its place in the index. */
    private static final int CHRONICLE_OVERHEAD = 4 + 3 + 8;

    private final Listener listener = new Listener(
            2055,
            EnumSet.allOf(Protocol.class),
            new InputLabels("default", "namespace", "host", Map.of("site", "lab")),
            SamplingRules.NONE);
    private final DecoderContext context = DecoderContext.create();
    private final Counters<Counter> counters = context.counters();
    private final FlowBatch batch = new FlowBatch(0, BATCH_BYTES, 9216);
    private final List<Integer> appended = new ArrayList<>();
    private AppendResult answer = AppendResult.APPENDED;
    private final List<Throwable> failures = new ArrayList<>();
    private final List<byte[]> told = new ArrayList<>();
    private final Run repeated = new Run();
    private final Shape shape = Shape.compile(Protocol.IPFIX, 256, 1, List.of(new FieldSpecifier(0, 10, 4)));
    private final List<Integer> kinds = new ArrayList<>();
    private int cycle = -1;
    private int next;
    private int rolledTo;
    private RuntimeException bug;
    private JournalOutput output;
    private DatagramDispatcher dispatcher;
    private int sequence;

    @BeforeEach
    void connect() {
        output = new JournalOutput(
                batch,
                new JournalOutput.Appender() {
                    @Override
                    public AppendResult append(byte[] excerpt, int offset, int length) {
                        appended.add(length);
                        kinds.add((int) excerpt[offset + Excerpt.KINDS_OFFSET]);
                        if (bug != null) {
                            throw bug;
                        }
                        cycle = answer == AppendResult.APPENDED ? rolledTo : cycle;
                        return answer;
                    }

                    @Override
                    public int lastCycle() {
                        return cycle;
                    }

                    @Override
                    public int nextCycle() {
                        return next;
                    }
                },
                counters,
                LINGER_NANOS,
                new KnownOptions(
                        new FlowBatch(0, BATCH_BYTES, 9216),
                        into -> told.forEach(record -> into.append(repeated, shape, record, 0, record.length, 1)),
                        counters),
                failures::add);
        dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                context,
                new ExporterTable(16),
                output,
                (datagram, reason, failure) -> {});
    }

    @Test
    void a_netflow5_record_costs_at_most_52_bytes_in_full_batches_all_overhead_included() {
        while (appended.size() < 10) {
            receive(30);
        }
        final long bytes = appended.stream()
                .mapToLong(length -> length + CHRONICLE_OVERHEAD)
                .sum();

        assertThat((double) bytes / counters.get(Counter.RECORDS_JOURNALED)).isBetween(48.0, 52.0);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    void a_template_record_costs_at_most_5_percent_over_its_wire_bytes_in_full_batches(
            boolean ipfix, boolean variable) {
        final ExportTemplate template = twentyFields(variable);
        receive(ExportMessage.of(ipfix).domain(1).templates(template).bytes());
        long wire = 0;
        long records = 0;
        while (appended.size() < 10) {
            final ExportMessage message = ExportMessage.of(ipfix).domain(1).sequence(ipfix ? records : sequence);
            final List<byte[]> set = new ArrayList<>();
            int length = message.length() + 4;
            for (byte[] record = record(template, records); length + record.length <= 1400; ) {
                set.add(record);
                length += record.length;
                records++;
                record = record(template, records);
            }
            receive(message.data(template, set, 0).bytes());
            wire += set.stream().mapToLong(record -> record.length).sum();
            sequence++;
        }
        output.flush();
        final long bytes = appended.stream()
                .mapToLong(length -> length + CHRONICLE_OVERHEAD)
                .sum();

        assertThat(counters.get(Counter.RECORDS_JOURNALED)).isEqualTo(records);
        assertThat((double) bytes / wire).isBetween(1.0, 1.05);
    }

    /** What a router tells of a flow; with a name of variable length in the place of the last number. */
    private static ExportTemplate twentyFields(boolean variable) {
        final int[][] fields = {
            {8, 4}, {12, 4}, {7, 2}, {11, 2}, {4, 1}, {5, 1}, {6, 1}, {1, 8}, {2, 8}, {152, 8}, {153, 8}, {10, 4},
            {14, 4}, {16, 4}, {17, 4}, {9, 1}, {13, 1}, {15, 4}, {61, 1}
        };
        final List<ExportField> all = new ArrayList<>();
        for (int[] field : fields) {
            all.add(ExportField.of(field[0], field[1]));
        }
        all.add(variable ? ExportField.variable(82) : ExportField.of(234, 4));
        return new ExportTemplate(256, 0, all);
    }

    private static byte[] record(ExportTemplate template, long number) {
        final List<byte[]> values = new ArrayList<>();
        for (ExportField field : template.fields()) {
            values.add(
                    field.isVariable()
                            ? Values.text("GigabitEthernet0/" + number % 48)
                            : Values.number(number, field.length()));
        }
        return template.record(values, false);
    }

    private void receive(byte[] bytes) {
        final Datagram datagram = new Datagram();
        datagram.bytes = bytes;
        datagram.length = bytes.length;
        Addresses.toMapped(new byte[] {10, 0, 0, 1}, 0, Addresses.IPV4_LENGTH, datagram.address, 0);
        datagram.port = 50_000;
        datagram.receivedAtEpochNanos = 1_700_000_000_000_000_000L;
        datagram.listener = listener;
        dispatcher.onDatagram(datagram);
    }

    @Test
    void a_batch_waits_for_the_linger_and_no_longer() {
        final long before = System.nanoTime();
        receive(1);
        output.flushIfDue(before);
        assertThat(appended).isEmpty();
        assertThat(output.patienceNanos(before, Long.MAX_VALUE)).isPositive().isLessThan(Long.MAX_VALUE);

        output.flushIfDue(System.nanoTime() + LINGER_NANOS);

        assertThat(appended).hasSize(1);
        assertThat(counters.get(Counter.RECORDS_JOURNALED)).isEqualTo(1);
        assertThat(output.patienceNanos(System.nanoTime(), 42)).isEqualTo(42);
    }

    @Test
    void records_that_the_journal_refuses_are_counted_and_forgotten() {
        answer = AppendResult.REFUSED_DISK;
        receive(7);
        output.flush();
        answer = AppendResult.FAILED;
        receive(5);
        output.flush();
        answer = AppendResult.APPENDED;
        receive(3);
        output.flush();

        assertThat(counters.get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED)).isEqualTo(7);
        assertThat(counters.get(Counter.RECORDS_DROPPED_JOURNAL_FAILED)).isEqualTo(5);
        assertThat(counters.get(Counter.RECORDS_JOURNALED)).isEqualTo(3);
        assertThat(counters.get(Counter.RECORDS_DECODED)).isEqualTo(15);
    }

    /** A batch that stayed would make every later one fail as well. */
    @Test
    void a_batch_that_makes_the_journal_throw_is_counted_as_failed_and_the_next_goes_on() {
        bug = new IllegalStateException("a bug");
        while (appended.isEmpty()) {
            receive(30);
        }
        assertThat(failures).containsExactly(bug);
        assertThat(counters.get(Counter.DATAGRAMS_REJECTED)).isZero();
        bug = null;
        receive(3);
        output.flush();

        assertThat(counters.get(Counter.RECORDS_JOURNALED)).isEqualTo(3);
        assertThat(counters.get(Counter.RECORDS_DROPPED_JOURNAL_FAILED))
                .isEqualTo(counters.get(Counter.RECORDS_DECODED) - 3);
    }

    @Test
    void flushing_nothing_appends_nothing() {
        output.flush();

        assertThat(appended).isEmpty();
    }

    private void receive(int records) {
        receive(Netflow5Bytes.message().sequence(sequence).flows(records).bytes());
        sequence += records;
    }

    @Test
    void what_is_known_comes_before_the_first_batch_of_each_file_and_at_no_other_time() {
        knowTwoOptions();
        output.repeatIfDue();
        output.flush();
        assertThat(appended).as("nothing came that could refer to it").isEmpty();

        receiveAndFlush(7, 7);
        assertThat(kinds).containsExactly(1 << RecordKind.OPTIONS.code(), 1 << RecordKind.FLOW.code());
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(2);
        receiveAndFlush(7, 7);
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(2);

        kinds.clear();
        receiveAndFlush(8, 8);
        assertThat(kinds).containsExactly(1 << RecordKind.OPTIONS.code(), 1 << RecordKind.FLOW.code());
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(4);
        assertBooksClose();
    }

    @Test
    void what_is_known_is_repeated_behind_a_batch_that_began_a_file_unforeseen() {
        knowTwoOptions();
        receiveAndFlush(7, 7);
        receiveAndFlush(7, 8);
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(4);
        receiveAndFlush(8, 8);
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(4);
        assertBooksClose();
    }

    @Test
    void what_the_journal_refused_to_repeat_is_repeated_once_it_takes_something_again() {
        knowTwoOptions();
        answer = AppendResult.REFUSED_DISK;
        receiveAndFlush(7, 7);
        receiveAndFlush(7, 7);
        assertThat(counters.get(Counter.RECORDS_REPEATED))
                .as("tried once a file")
                .isEqualTo(2);
        answer = AppendResult.APPENDED;
        receiveAndFlush(7, 7);
        receiveAndFlush(7, 7);
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(4);
        assertBooksClose();
    }

    @Test
    void more_than_fits_one_excerpt_is_repeated_in_several() {
        repeatable();
        for (int i = 0; i < 20_000; i++) {
            told.add(new byte[] {0, 0, (byte) (i >> 8), (byte) i});
        }
        receiveAndFlush(7, 7);
        assertThat(appended).hasSizeGreaterThan(2);
        assertThat(counters.get(Counter.RECORDS_REPEATED)).isEqualTo(20_000);
        assertBooksClose();
    }

    private void knowTwoOptions() {
        repeatable();
        told.add(new byte[] {0, 0, 0, 1});
        told.add(new byte[] {0, 0, 0, 2});
    }

    private void repeatable() {
        repeated.kind = RecordKind.OPTIONS;
        repeated.protocol = Protocol.IPFIX;
        repeated.flags = Run.REPEATED;
        repeated.exporter = new Exporter(new byte[16], 1, 2055, null, listener.labels());
    }

    private void receiveAndFlush(int foreseen, int found) {
        next = foreseen;
        rolledTo = found;
        receive(3);
        output.flush();
        output.repeatIfDue();
        next = found;
    }

    private void assertBooksClose() {
        assertThat(counters.get(Counter.RECORDS_JOURNALED) + counters.get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED))
                .isEqualTo(counters.get(Counter.RECORDS_DECODED) + counters.get(Counter.RECORDS_REPEATED));
    }
}
