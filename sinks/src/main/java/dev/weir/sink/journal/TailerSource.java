package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.TailerState;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * A journal opened for reading, as soon as there is one. It writes nothing into the directory, and it does not care
 * whether a collector runs. One thread.
 */
final class TailerSource implements AutoCloseable {
    private final Path directory;
    private SingleChronicleQueue queue;
    private ExcerptTailer tailer;

    TailerSource(Path directory) {
        this.directory = directory;
    }

    /** Opens the journal if it is not open; false when there is none yet, or only half of one. */
    boolean tryOpen() {
        if (tailer != null) {
            return true;
        }
        if (!hasMetadata()) {
            return false;
        }
        close();
        final SingleChronicleQueue opened = JournalQueues.reader(directory);
        if (opened.metaStore().readOnly()) {
            // Chronicle fell back to a listing that never changes: the metadata was being written. Next time.
            opened.close();
            return false;
        }
        queue = opened;
        tailer = opened.createTailer();
        return true;
    }

    ExcerptTailer tailer() {
        return tailer;
    }

    SingleChronicleQueue queue() {
        return queue;
    }

    /** Retention has deleted the file that the tailer stands in: goes to the oldest that is left. */
    boolean tryLeaveDeletedFile() {
        final int first = queue.firstCycle();
        if (first == Integer.MAX_VALUE || queue.rollCycle().toCycle(tailer.index()) >= first) {
            return false;
        }
        tailer.toStart();
        return true;
    }

    /** Whether the tailer has read its file to the end. */
    boolean isAtEndOfFile() {
        return tailer.state() == TailerState.END_OF_CYCLE || tailer.state() == TailerState.CYCLE_NOT_FOUND;
    }

    @Override
    public void close() {
        if (queue != null) {
            queue.close();
            queue = null;
            tailer = null;
        }
    }

    private boolean hasMetadata() {
        try {
            return Files.size(directory.resolve(SingleChronicleQueue.QUEUE_METADATA_FILE)) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
