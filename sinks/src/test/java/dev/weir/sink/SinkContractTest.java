package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weir.account.Counters;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every sink must do. A subclass says how to make one, how to break it, and what has arrived. */
public abstract class SinkContractTest {
    private static final Shape SHAPE = Records.shape(Protocol.IPFIX, "1:8");

    @TempDir
    protected Path directory;

    protected final Counters<SinkCounter> counters = new Counters<>(SinkCounter.class);

    private final SinkBatch batch =
            new SinkBatch(Set.of(RecordKind.FLOW), record -> record.getLong(FlowField.BYTES) % 10 != 0);

    /** Makes a sink; several made in one test write to the same place. */
    protected abstract Sink create(SinkContext context);

    /** Sees to it that the next attempt to write fails. */
    protected abstract void breakTarget() throws IOException;

    /** Takes back what {@link #breakTarget} did. */
    protected abstract void repairTarget() throws IOException;

    /** The value of {@code bytes} of each record that has arrived, in order. */
    protected abstract List<Long> arrived() throws IOException;

    protected final Sink newSink() {
        return create(new SinkContext(
                "contract",
                SinkProfile.FULL,
                directory.resolve("state"),
                InformationElements.builtIn(),
                Clock.fixed(Instant.ofEpochSecond(1_795_208_400L), ZoneOffset.UTC),
                counters));
    }

    /** A batch of flows numbered by their bytes; every tenth is filtered. */
    protected final SinkBatch batch(long first, long end) {
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS));
        final byte[] excerpt = Records.excerpt(
                run,
                SHAPE,
                LongStream.range(first, end).mapToObj("%016x"::formatted).toArray(String[]::new));
        assertThat(batch.open(excerpt, 0, excerpt.length)).isTrue();
        return batch;
    }

    private static Long[] numbers(long first, long end) {
        return LongStream.range(first, end).filter(n -> n % 10 != 0).boxed().toArray(Long[]::new);
    }

    @Test
    void every_record_is_delivered_or_counted_and_in_order() throws IOException {
        try (Sink sink = newSink()) {
            sink.start();
            for (int i = 0; i < 5; i++) {
                final SinkBatch taken = batch(100 * i, 100 * i + 100);
                sink.write(taken);
                assertThat(taken.isAtEnd()).isTrue();
                assertThat(List.of(taken.delivered(), taken.filtered(), taken.failed()))
                        .containsExactly(90, 10, 0);
            }
            sink.flush();
            assertThat(arrived()).containsExactly(numbers(0, 500));
            assertThat(counters.get(SinkCounter.BYTES_WRITTEN)).isPositive();
            assertThat(sink.check().isUp()).isTrue();
        }
        assertThat(arrived()).containsExactly(numbers(0, 500));
    }

    @Test
    void records_of_other_kinds_are_counted_and_not_delivered() throws IOException {
        final Run options = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS));
        options.kind = RecordKind.OPTIONS;
        final Run flows = Records.run(Protocol.IPFIX, options.exporter);
        final FlowBatch excerpt = new FlowBatch(0, 1 << 12, 1 << 12);
        Records.append(excerpt, options, SHAPE, "0000000000000001", "0000000000000002");
        Records.append(excerpt, flows, SHAPE, "0000000000000003");
        batch.open(excerpt.bytes(), 0, excerpt.finish());
        try (Sink sink = newSink()) {
            sink.start();
            sink.write(batch);
        }
        assertThat(batch.filtered()).isEqualTo(2);
        assertThat(arrived()).containsExactly(3L);
    }

    @Test
    void a_flush_may_be_repeated_and_may_have_nothing_to_do() throws IOException {
        try (Sink sink = newSink()) {
            sink.start();
            sink.flush();
            assertThat(arrived()).isEmpty();
            sink.write(batch(1, 5));
            sink.flush();
            final long written = counters.get(SinkCounter.BYTES_WRITTEN);
            sink.flush();
            sink.flush();
            assertThat(arrived()).containsExactly(numbers(1, 5));
            assertThat(counters.get(SinkCounter.BYTES_WRITTEN)).isEqualTo(written);
        }
    }

    @Test
    void what_was_not_flushed_is_offered_again_after_a_death_and_nothing_is_missing() throws IOException {
        final Sink first = newSink();
        first.start();
        first.write(batch(1, 50));
        first.flush();
        first.write(batch(50, 100));
        // The process dies here: nobody flushes or closes. Its successor begins behind the last flush.
        try (Sink second = newSink()) {
            second.start();
            second.write(batch(50, 100));
            second.write(batch(100, 150));
        }
        final List<Long> once = new ArrayList<>(new LinkedHashSet<>(arrived()));
        assertThat(once).containsExactly(numbers(1, 150));
        first.close();
    }

    @Test
    void a_batch_that_failed_is_taken_when_it_is_offered_again() throws IOException {
        try (Sink sink = newSink()) {
            sink.start();
            sink.write(batch(1, 50));
            sink.flush();
            breakTarget();
            final SinkBatch refused = batch(50, 100);
            assertThatIOException().isThrownBy(() -> {
                sink.write(refused);
                sink.flush();
            });
            assertThat(sink.check().isUp()).isFalse();
            assertThat(sink.check().detail()).isNotEmpty();
            repairTarget();
            sink.flush();
            assertThat(sink.check().isUp()).isTrue();
        }
        assertThat(new ArrayList<>(new LinkedHashSet<>(arrived()))).containsExactly(numbers(1, 100));
    }

    @Test
    void a_sink_can_be_closed_after_a_failure_and_without_a_start() throws IOException {
        newSink().close();
        final Sink sink = newSink();
        sink.start();
        sink.write(batch(1, 50));
        sink.flush();
        breakTarget();
        sink.write(batch(50, 100));
        assertThatIOException().isThrownBy(sink::flush);
        assertThatIOException().isThrownBy(sink::close);
        repairTarget();
        final Sink next = newSink();
        assertThatCode(next::start).doesNotThrowAnyException();
        next.close();
    }
}
