package dev.weir.sink.journal;

import java.nio.file.Path;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** How the journal's Chronicle queues are built. */
final class JournalQueues {
    /** How long a reader waits for a file whose creation has begun but not ended. */
    private static final long READER_TIMEOUT_MILLIS = 500;

    static {
        ChronicleSettings.apply();
    }

    private JournalQueues() {}

    static SingleChronicleQueue writer(JournalOptions options, TimeProvider clock) {
        return SingleChronicleQueueBuilder.binary(options.directory())
                .rollCycle(options.roll().cycle())
                .blockSize(options.blockSizeBytes())
                .timeProvider(clock)
                .build();
    }

    /**
     * A queue that follows a journal. The roll cycle comes from the journal's own metadata. A mapping may reach beyond
     * the end of the file: the reader never touches more than the next header, which the writer has always extended to.
     */
    static SingleChronicleQueue reader(Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
                .readOnly(true)
                .blockSize(JournalOptions.DEFAULT_BLOCK_SIZE_BYTES)
                .timeoutMS(READER_TIMEOUT_MILLIS)
                .build();
    }
}
