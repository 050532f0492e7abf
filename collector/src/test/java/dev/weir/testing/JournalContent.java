package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Bytes;
import dev.weir.flow.Excerpt;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.JournalTailer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Follows a journal by a tailer of its own, and keeps every record: what a program that uses the API would see. */
public final class JournalContent implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final JournalTailer tailer;
    private final ExcerptBuffer excerpt = new ExcerptBuffer();
    private final FlowRecordReader reader = new FlowRecordReader();
    private final List<FlowSeen> flows = new ArrayList<>();
    private final List<SeenRecord> records = new ArrayList<>();
    private final List<Integer> shards = new ArrayList<>();

    /** Begins at the journal's start; the directory need not exist yet. */
    public JournalContent(Path journal) {
        tailer = JournalTailer.open(journal);
    }

    /** Everything that is in a journal now. */
    public static List<FlowSeen> all(Path journal) {
        try (JournalContent content = new JournalContent(journal)) {
            return List.copyOf(content.poll());
        }
    }

    /** Reads on to the end. */
    public List<FlowSeen> poll() {
        while (tailer.poll(excerpt)) {
            final int shard = Bytes.littleU16(excerpt.bytes(), Excerpt.SHARD_OFFSET);
            reader.wrap(excerpt.bytes(), 0, excerpt.length());
            while (reader.next()) {
                flows.add(FlowSeen.of(reader));
                records.add(SeenRecord.of(reader));
                shards.add(shard);
            }
            assertThat(reader.isDamaged()).isFalse();
        }
        return flows;
    }

    /** Waits for a number of records; there must not be more. */
    public List<FlowSeen> await(int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .until(() -> poll().size() >= count);
        assertThat(flows).hasSize(count);
        return flows;
    }

    /** The same records, element by element. */
    public List<SeenRecord> records() {
        return records;
    }

    /** The number of the shard that wrote each record read so far. */
    public List<Integer> shards() {
        return shards;
    }

    @Override
    public void close() {
        tailer.close();
    }
}
