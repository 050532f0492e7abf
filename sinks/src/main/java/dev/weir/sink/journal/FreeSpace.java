package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Tells how much room the journal's file system has left. Called by any thread. */
@FunctionalInterface
public interface FreeSpace {
    /**
     * Asks the file system.
     *
     * @return bytes that this process could still write
     * @throws IOException when it cannot be asked
     */
    long usableBytes() throws IOException;

    /**
     * The file store that holds a directory.
     *
     * @param directory it must exist when it is first asked about
     * @return its free space
     */
    static FreeSpace of(Path directory) {
        return new DirectorySpace(directory);
    }
}
