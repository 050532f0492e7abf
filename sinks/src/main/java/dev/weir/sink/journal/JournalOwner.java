package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write a journal's directory: a file lock, which the kernel gives back when the process dies however it
 * dies. Chronicle's own lock only knows a process id, and process ids come again.
 */
final class JournalOwner implements AutoCloseable {
    private final FileChannel channel;

    private JournalOwner(FileChannel channel) {
        this.channel = channel;
    }

    static JournalOwner claim(Path directory) throws IOException {
        final Path file = directory.resolve("weir.lock");
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            final FileLock lock = channel.tryLock();
            if (lock != null) {
                return new JournalOwner(channel);
            }
        } catch (OverlappingFileLockException ignored) {
            // Held in this process: the same answer.
        }
        channel.close();
        throw new IOException("the journal " + directory + " is open for writing elsewhere (" + file + " is locked)");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing was written to it.
        }
    }
}
