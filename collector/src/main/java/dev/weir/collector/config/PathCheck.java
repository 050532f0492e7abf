package dev.weir.collector.config;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells whether files can be made where the configuration wants them. Creates nothing. */
final class PathCheck {
    /** File systems of the kernel, in which the superuser may write and nobody can make a file. */
    private static final Set<String> WITHOUT_FILES = Set.of("proc", "sysfs", "devpts", "cgroup", "cgroup2");

    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p");

    private PathCheck() {}

    /** Why a directory cannot be used or made; null if it can. */
    static String ofDirectory(Path directory) {
        if (directory.toString().isBlank()) {
            return "must not be empty";
        }
        final Path existing = existing(directory);
        final boolean isThere = Files.exists(directory);
        final String reason = isThere ? directory.toString() : directory + " cannot be created: " + existing;
        if (!Files.isDirectory(existing)) {
            return reason + " is not a directory";
        }
        return isWritable(existing) ? null : reason + " is not writable";
    }

    /** Why a file cannot be written or made; null if it can. */
    static String ofFile(Path file) {
        if (file.toString().isBlank()) {
            return "must not be empty";
        }
        if (Files.isDirectory(file)) {
            return file + " is a directory; expected a file";
        }
        if (Files.exists(file)) {
            return isWritable(file) ? null : file + " is not writable";
        }
        final Path directory = file.toAbsolutePath().normalize().getParent();
        final String reason = ofDirectory(directory);
        return reason == null ? null : file + " cannot be created: " + existing(directory) + reasonOf(reason);
    }

    private static String reasonOf(String ofDirectory) {
        return ofDirectory.substring(ofDirectory.lastIndexOf(" is not "));
    }

    /** The type of a remote file system that a directory is on; null if it is on a local one. */
    static String remoteFileSystem(Path directory) {
        final String type = type(existing(directory));
        return REMOTE.contains(type) ? type : null;
    }

    private static boolean isWritable(Path existing) {
        return Files.isWritable(existing) && !WITHOUT_FILES.contains(type(existing));
    }

    private static String type(Path existing) {
        try {
            final FileStore store = Files.getFileStore(existing);
            return store.type();
        } catch (IOException unknown) {
            return "";
        }
    }

    /** The path itself, or the nearest of its parents that is there. */
    private static Path existing(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
