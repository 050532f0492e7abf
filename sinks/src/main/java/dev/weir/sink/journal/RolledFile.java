package dev.weir.sink.journal;

import java.nio.file.Path;

/**
 * A file of the journal that is no longer written, or the one that is, as retention looks at it.
 *
 * @param cycle its cycle
 * @param path where it is
 * @param usedBytes disk that it takes, up to the end of its last excerpt
 * @param records records in it
 * @param lastAppendedAtEpochNanos when its last excerpt was appended, or its cycle ended when it has none
 */
record RolledFile(int cycle, Path path, long usedBytes, long records, long lastAppendedAtEpochNanos) {}
