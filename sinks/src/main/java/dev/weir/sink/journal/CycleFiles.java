package dev.weir.sink.journal;

import java.io.File;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.openhft.chronicle.queue.impl.RollingResourcesCache;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/** The journal's files as the directory lists them now, oldest cycle first. Any thread, but not two at once. */
final class CycleFiles {
    private final Path directory;
    private final RollingResourcesCache names;

    CycleFiles(SingleChronicleQueue queue) {
        this.directory = queue.file().toPath();
        this.names = new RollingResourcesCache(
                queue.rollCycle(),
                queue.epoch(),
                name -> directory.resolve(name + SingleChronicleQueue.SUFFIX).toFile(),
                CycleFiles::stem);
    }

    /** Cycle number to file. Files with names that are no cycle's are left out. */
    NavigableMap<Integer, Path> list() {
        final NavigableMap<Integer, Path> files = new TreeMap<>();
        final String[] found = directory.toFile().list();
        if (found == null) {
            return files;
        }
        for (final String name : found) {
            if (name.endsWith(SingleChronicleQueue.SUFFIX)) {
                put(files, name);
            }
        }
        return files;
    }

    private void put(NavigableMap<Integer, Path> files, String name) {
        try {
            files.put(names.parseCount(stem(name)), directory.resolve(name));
        } catch (DateTimeParseException ignored) {
            // Somebody else's file.
        }
    }

    private static String stem(File file) {
        return stem(file.getName());
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - SingleChronicleQueue.SUFFIX.length());
    }
}
