package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The right to write a journal's directory: a file lock, which the kernel gives back when the process dies however it
 * dies. Chronicle's own lock only knows a process id, and process ids come again.
 */
final class JournalOwner implements AutoCloseable {
    /**
     * What this process owns. POSIX drops a process's lock on a file when it closes any channel to that file: so a
     * second claim must not even open it.
     */
    private static final Set<Path> CLAIMED = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private JournalOwner(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static JournalOwner claim(Path directory) throws IOException {
        final Path file = directory.toRealPath().resolve("weir.lock");
        synchronized (CLAIMED) {
            final FileChannel channel = CLAIMED.contains(file) ? null : lock(file);
            if (channel == null) {
                throw new IOException(
                        "the journal " + directory + " is open for writing elsewhere (" + file + " is locked)");
            }
            CLAIMED.add(file);
            return new JournalOwner(file, channel);
        }
    }

    /** Opens and locks the file; null if another process holds it. */
    private static FileChannel lock(Path file) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    @Override
    public void close() {
        synchronized (CLAIMED) {
            CLAIMED.remove(file);
            try {
                channel.close();
            } catch (IOException ignored) {
                // Nothing was written to it.
            }
        }
    }
}
