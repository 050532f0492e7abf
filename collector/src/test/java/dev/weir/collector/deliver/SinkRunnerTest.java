package dev.weir.collector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counters;
import dev.weir.collector.account.LedgerSnapshot.SinkLine;
import dev.weir.flow.FlowField;
import dev.weir.flow.RecordKind;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.SinkStart;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkRunnerTest {
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    private Path directory;

    private final FakeSink sink = new FakeSink();
    private SmallJournal journal;
    private SinkRunner runner;
    private Thread thread;

    @BeforeEach
    void openJournal() throws IOException {
        journal = new SmallJournal(directory.resolve("journal"));
    }

    @AfterEach
    void closeAll() throws InterruptedException {
        if (thread != null) {
            stop(0);
        }
        journal.close();
    }

    @Test
    void records_are_delivered_in_order_and_the_position_is_saved() throws Exception {
        journal.append(3).append(2);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(5);
        stop(STOP_NANOS);

        assertThat(sink.flushed()).isEqualTo(ports(1, 5));
        assertThat(sink.closed).isTrue();
        assertThat(saved()).isEqualTo(5);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 5, 5, 0, 0, 0, 0));
    }

    @Test
    void what_was_appended_while_the_sink_slept_is_delivered_before_it_stops() throws Exception {
        journal.append(1);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(1);
        await(() -> thread.getState() == Thread.State.TIMED_WAITING);
        journal.append(4);
        stop(STOP_NANOS);

        assertThat(sink.flushed()).isEqualTo(ports(1, 5));
        assertThat(saved()).isEqualTo(5);
    }

    @Test
    void a_sink_that_cannot_be_opened_is_tried_again_and_is_well_once_it_opens() throws Exception {
        sink.startFailures.set(2);
        start(SinkStart.START, RecordFilter.ALL);
        await(() -> runner.retries() == 2 && runner.trouble() == null);

        journal.append(1);
        awaitFlushed(1);
        assertThat(runner.line().closes()).isTrue();
    }

    @Test
    void a_batch_that_cannot_be_written_is_offered_again_and_not_twice() throws Exception {
        sink.writeFailures.set(2);
        journal.append(3).append(3);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(6);
        await(() -> runner.trouble() == null);

        assertThat(sink.flushed()).isEqualTo(ports(1, 6));
        assertThat(runner.retries()).isEqualTo(2);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 6, 6, 0, 0, 0, 0));
    }

    @Test
    void a_flush_that_fails_keeps_the_position_until_it_succeeds_and_then_all_is_well() throws Exception {
        sink.flushFailures.set(Integer.MAX_VALUE);
        journal.append(4);
        start(SinkStart.START, RecordFilter.ALL);
        await(() -> runner.retries() >= 2);
        assertThat(saved()).isZero();
        assertThat(runner.trouble()).contains("cannot flush");
        assertThat(runner.line()).as("in memory is not delivered").isEqualTo(new SinkLine("fake", 4, 0, 0, 0, 0, 4));

        sink.flushFailures.set(0);
        awaitFlushed(4);
        await(() -> saved() == 4);
        await(() -> runner.trouble() == null);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 4, 4, 0, 0, 0, 0));
    }

    @Test
    void a_sink_with_a_bug_loses_its_batch_after_five_attempts_and_goes_on_with_the_next() throws Exception {
        sink.bugs.set(5);
        journal.append(3).append(2);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(2);

        assertThat(sink.flushed()).isEqualTo(ports(4, 5));
        assertThat(runner.retries()).isEqualTo(5);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 5, 2, 0, 3, 0, 0));
        await(() -> saved() == 5);
    }

    @Test
    void a_sink_that_ends_its_thread_stays_in_trouble() throws Exception {
        sink.error = new StackOverflowError("too deep");
        journal.append(1);
        start(SinkStart.START, RecordFilter.ALL);
        thread.join(TimeUnit.NANOSECONDS.toMillis(STOP_NANOS));

        assertThat(runner.trouble()).contains("too deep");
        assertThat(sink.closed).isTrue();
        assertThat(saved()).isZero();
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 1, 0, 0, 0, 0, 1));
    }

    @Test
    void what_the_filter_leaves_out_and_what_the_sink_gives_up_is_counted() throws Exception {
        sink.giveUpPort = 2;
        journal.append(10);
        start(SinkStart.START, record -> record.getLong(FlowField.SOURCE_PORT) <= 4);
        awaitFlushed(3);

        assertThat(sink.flushed()).isEqualTo(List.of(1L, 3L, 4L));
        await(() -> runner.line().behind() == 0);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 10, 3, 6, 1, 0, 0));
    }

    @Test
    void a_stop_in_the_midst_of_trouble_leaves_the_undelivered_batch_for_the_next_start() throws Exception {
        journal.append(2);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(2);
        sink.writeFailures.set(Integer.MAX_VALUE);
        journal.append(3);
        await(() -> runner.retries() > 0);
        stop(0);

        assertThat(saved()).isEqualTo(2);
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 5, 2, 0, 0, 0, 3));
        sink.writeFailures.set(0);
        start(SinkStart.START, RecordFilter.ALL);
        awaitFlushed(5);
        assertThat(sink.flushed()).isEqualTo(ports(1, 5));
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 3, 3, 0, 0, 0, 0));
    }

    /** The batch before is taken but not flushed: its end is the position, not that of the batch that waits. */
    @Test
    void a_stop_between_a_taken_and_an_untaken_batch_saves_the_end_of_the_taken_one() throws Exception {
        journal.append(2);
        sink.writeFailuresAfterFirst.set(Integer.MAX_VALUE);
        journal.append(3);
        start(SinkStart.START, RecordFilter.ALL);
        await(() -> runner.retries() > 0);
        stop(0);

        assertThat(sink.flushed()).isEqualTo(ports(1, 2));
        assertThat(saved()).isEqualTo(2);
    }

    @Test
    void a_sink_that_begins_at_the_end_takes_what_comes_even_if_it_opens_late() throws Exception {
        journal.append(7);
        sink.startFailures.set(3);
        start(SinkStart.END, RecordFilter.ALL);
        await(() -> runner.retries() > 0);
        journal.append(2);
        awaitFlushed(2);

        assertThat(sink.flushed()).isEqualTo(ports(8, 9));
        assertThat(runner.line()).isEqualTo(new SinkLine("fake", 2, 2, 0, 0, 0, 0));
    }

    @Test
    void a_sink_that_begins_at_the_end_keeps_its_place_over_a_restart_even_if_it_never_delivered() throws Exception {
        journal.append(7);
        sink.startFailures.set(Integer.MAX_VALUE);
        start(SinkStart.END, RecordFilter.ALL);
        journal.append(2);
        await(() -> runner.retries() > 0);
        stop(0);

        sink.startFailures.set(0);
        start(SinkStart.END, RecordFilter.ALL);
        awaitFlushed(2);
        assertThat(sink.flushed()).isEqualTo(ports(8, 9));
    }

    private void start(SinkStart from, RecordFilter filter) throws IOException {
        final JournalTailer tailer = JournalTailer.open(journal.journal().directory());
        final PositionFile positionFile = positionFile();
        runner = new SinkRunner(
                new SinkRunner.Parts(
                        new SinkIdentity("fake", "fake"),
                        sink,
                        new SinkBatch(EnumSet.of(RecordKind.FLOW), filter),
                        tailer,
                        positionFile,
                        new Counters<>(SinkCounter.class),
                        new Backoff(TimeUnit.MILLISECONDS.toNanos(2))),
                journal.journal(),
                SinkPlace.find(from, tailer, journal.journal(), positionFile));
        thread = new Thread(runner, "sink-under-test");
        thread.start();
    }

    private void stop(long nanos) throws InterruptedException {
        runner.stop(nanos);
        thread.join(TimeUnit.NANOSECONDS.toMillis(STOP_NANOS));
        assertThat(thread.isAlive()).isFalse();
    }

    private PositionFile positionFile() {
        return new PositionFile(directory.resolve("fake.position"), false);
    }

    private long saved() throws IOException {
        return positionFile()
                .load()
                .map(position -> position.nextRecordNumber())
                .orElse(0L);
    }

    /** The books are brought up to date right behind the flush. */
    private void awaitFlushed(int records) {
        await(() -> sink.flushed().size() >= records && isBooked());
        assertThat(sink.flushed()).hasSize(records);
    }

    private boolean isBooked() {
        return runner.line().behind() == 0 || sink.writeFailuresAfterFirst.get() > 0;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(condition);
    }

    private static List<Long> ports(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
