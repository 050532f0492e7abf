package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.wire.Wires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what a killed collector can leave behind and Chronicle would wait ten seconds or longer for. Only the
 * owner of the directory's lock may call it: then whoever held these things is dead, whatever its process id says. (In
 * a container the new collector mostly has the dead one's process id, and Chronicle would believe that it lives.)
 */
final class JournalRepair {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRepair.class);
    private static final String WRITE_LOCK_KEY = "chronicle.write.lock";

    private JournalRepair() {}

    /** Before Chronicle opens the directory: takes away what was begun and never finished. */
    static void removeUnfinished(Path directory) throws IOException {
        final Path metadata = directory.resolve(SingleChronicleQueue.QUEUE_METADATA_FILE);
        if (Files.exists(metadata) && !hasHeader(metadata)) {
            // It is made anew, and the list of files in it comes from the directory.
            LOG.warn("{} was not finished when its writer died: it is made anew", metadata);
            Files.delete(metadata);
        }
        removeUnfinishedFiles(directory);
    }

    /** When it is certain that nobody appends: frees the locks that a dead process or a failed appender has left. */
    static void freeLocks(SingleChronicleQueue queue) {
        free(queue.metaStore(), WRITE_LOCK_KEY);
        free(queue.metaStore(), TableStoreWriteLock.APPEND_LOCK_KEY);
    }

    private static void free(TableStore<?> table, String key) {
        try (LongValue lock =
                table.doWithExclusiveLock(exclusive -> exclusive.acquireValueFor(key, AbstractTSQueueLock.UNLOCKED))) {
            final long holder = lock.getVolatileValue();
            if (holder != AbstractTSQueueLock.UNLOCKED) {
                lock.setVolatileValue(AbstractTSQueueLock.UNLOCKED);
                LOG.info("freed {} of the journal, left behind by process {}", key, (int) holder);
            }
        }
    }

    /** A file whose first header was never finished holds no excerpt, and the appender would wait for it. */
    private static void removeUnfinishedFiles(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SingleChronicleQueue.SUFFIX)) {
            for (final Path file : files) {
                if (!hasHeader(file)) {
                    LOG.warn("{} was not finished when its writer died: it holds no excerpt and is deleted", file);
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean hasHeader(Path file) throws IOException {
        final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.read(header, 0) == Integer.BYTES && Wires.isReady(header.getInt(0));
        }
    }
}
