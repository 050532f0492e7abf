package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collector that is killed with SIGKILL, again and again: what it had appended is there, its numbers have no gap, the
 * next start goes on at once, and a follower that resumes sees each excerpt once.
 */
final class JournalKillIT {
    private static final long CLOCK_PER_ROUND = 24 * 60 * Excerpts.MINUTE_NANOS;

    @TempDir
    private Path directory;

    private final AtomicLong clock = Excerpts.clock();
    private final Random random = new Random(20_260_401);
    private final Map<Long, Integer> seenThisRound = new HashMap<>();
    private final ExcerptBuffer buffer = new ExcerptBuffer();
    private long nextRecord;
    private long slowestStartMillis;

    @Test
    @Timeout(120)
    void nothing_appended_is_lost_by_kill_9_and_nothing_comes_twice() throws Exception {
        killRepeatedly(8);
    }

    @Test
    @Tag("long")
    @Timeout(900)
    void nothing_appended_is_lost_by_kill_9_a_hundred_times() throws Exception {
        killRepeatedly(100);
    }

    private void killRepeatedly(int rounds) throws Exception {
        final PositionFile saved = new PositionFile(directory.resolve("sink.position"), false);
        for (int round = 0; round < rounds; round++) {
            final Map<Integer, Long> reported = runAndKill();
            followOn(saved);
            assertThat(reported).isNotEmpty();
            reported.forEach((writer, tag) -> assertThat(seenThisRound)
                    .as("the last append that writer %d was told is done", writer)
                    .containsKey(tag));
            assertThat(seenThisRound.values()).allMatch(times -> times == 1);
            assertThat(seenThisRound).containsKey(0L);
            reported.forEach(this::assertNoHoleBefore);
            seenThisRound.clear();
            clock.addAndGet(CLOCK_PER_ROUND);
        }
        System.err.printf("slowest start after a kill: %d ms; records %d%n", slowestStartMillis, nextRecord);
    }

    private void assertNoHoleBefore(int writer, long lastTag) {
        for (long tag = lastTag; tag > 1; tag -= 2) {
            assertThat(seenThisRound).as("writer %d", writer).containsKey(tag);
        }
    }

    /** Returns the last tag that each writer reported as appended. */
    private Map<Integer, Long> runAndKill() throws Exception {
        final Path log = directory.resolve("child.log");
        final Process child = ChildJvm.start(
                log, KilledWriterMain.class, directory.resolve("journal").toString(), Long.toString(clock.get()));
        final Map<Integer, Long> reported = new HashMap<>();
        try (DataInputStream in = new DataInputStream(child.getInputStream())) {
            assertThat(in.readInt()).isEqualTo(-1);
            slowestStartMillis = Math.max(slowestStartMillis, in.readLong());
            final int reports = 1 + random.nextInt(20_000);
            for (int i = 0; i < reports; i++) {
                read(in, reported);
            }
            child.destroyForcibly();
            drain(in, reported);
        } catch (EOFException e) {
            throw new AssertionError("the child ended by itself:\n" + Files.readString(log), e);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return reported;
    }

    private static void read(DataInputStream in, Map<Integer, Long> reported) throws IOException {
        final int writer = in.readInt();
        reported.put(writer, in.readLong());
    }

    private static void drain(DataInputStream in, Map<Integer, Long> reported) throws IOException {
        try {
            while (true) {
                read(in, reported);
            }
        } catch (IOException expected) {
            // The pipe of a process that is gone.
        }
    }

    /** Two tailers: one reads a part and "crashes", the next resumes where it last saved. */
    private void followOn(PositionFile saved) throws IOException {
        final int stopAfter = random.nextInt(5000);
        try (JournalTailer tailer = resume(saved)) {
            for (int i = 0; i < stopAfter && tailer.poll(buffer); i++) {
                take();
                saved.save(buffer.endPosition());
            }
        }
        try (JournalTailer tailer = resume(saved)) {
            while (tailer.poll(buffer)) {
                take();
            }
            saved.save(tailer.position().orElseThrow());
            assertThat(tailer.missedRecords() + tailer.restarts()).isZero();
            assertThat(tailer.unreadableExcerpts() + tailer.readErrors()).isZero();
        }
    }

    private JournalTailer resume(PositionFile saved) throws IOException {
        final JournalTailer tailer = JournalTailer.open(directory.resolve("journal"));
        saved.load().ifPresent(tailer::seekPosition);
        return tailer;
    }

    private void take() {
        assertThat(buffer.recordNumber()).isEqualTo(nextRecord);
        assertThat(buffer.recordsToSkip()).isZero();
        nextRecord += buffer.recordCount();
        seenThisRound.merge(Excerpts.tag(buffer), 1, Integer::sum);
    }
}
