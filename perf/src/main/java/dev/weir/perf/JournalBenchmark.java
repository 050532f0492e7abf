package dev.weir.perf;

import dev.weir.sink.journal.AppendResult;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalAppender;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.sink.journal.JournalRetention;
import dev.weir.sink.journal.JournalRoll;
import dev.weir.sink.journal.RetentionLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a datagram in a ring slot into the journal. An operation is one flow record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Dchronicle.analytics.disable=true",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"
        })
public class JournalBenchmark {
    /** Where the journal is: a directory on the disk or in memory that is to be measured. */
    @Param({"/dev/shm", "target"})
    private String directory;

    private final byte[][] datagrams = Netflow5Traffic.datagrams(256);
    private Path place;
    private Journal journal;
    private JournalAppender appender;
    private JournalRetention retention;
    private Pipeline pipeline;
    private int next;

    /** Opens a journal that keeps little, so that a long run does not fill the disk. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        place = Files.createTempDirectory(Files.createDirectories(Path.of(directory)), "weir-perf-");
        journal = Journal.open(JournalOptions.in(place)
                .withRoll(JournalRoll.MINUTELY)
                .withRetention(new RetentionLimits(Duration.ofMinutes(1), 4L << 30, 0)));
        appender = journal.newAppender();
        retention = new JournalRetention(journal);
        pipeline = new Pipeline(batch -> {
            final int length = batch.finish();
            if (appender.append(batch.bytes(), 0, length) != AppendResult.APPENDED) {
                throw new IllegalStateException("the journal does not take it");
            }
            return length;
        });
    }

    /** Keeps the journal small between iterations. */
    @TearDown(Level.Iteration)
    public void retain() {
        retention.runOnce(System.currentTimeMillis() * 1_000_000L);
    }

    /** Deletes the journal. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        journal.close();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Thirty NetFlow v5 records, decoded and journaled. */
    @Benchmark
    @OperationsPerInvocation(Netflow5Traffic.RECORDS)
    public int netflow5() {
        return pipeline.onDatagram(datagrams[next++ & 255], 1_700_000_000_000_000_000L + next);
    }
}
