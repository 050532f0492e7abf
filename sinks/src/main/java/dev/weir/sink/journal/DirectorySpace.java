package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space of the file system of a directory. Finding the file store reads the table of mounts, so it is kept. */
final class DirectorySpace implements FreeSpace {
    private final Path directory;
    private volatile FileStore store;

    DirectorySpace(Path directory) {
        this.directory = directory;
    }

    @Override
    public long usableBytes() throws IOException {
        FileStore known = store;
        if (known == null) {
            known = Files.getFileStore(directory);
            store = known;
        }
        return known.getUsableSpace();
    }
}
