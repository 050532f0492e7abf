package dev.weir.collector.netstat.proc;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the processes that hold sockets, by a walk through /proc/PID/fd: expensive, so it is done for wanted inodes
 * only and ends when all are found. Without privileges it sees the user's own processes only; the others stay unknown.
 */
public final class SocketOwners {
    private static final String PREFIX = "socket:[";

    private final Path proc;

    /** Looks below {@code /proc} or what stands for it. */
    public SocketOwners(Path proc) {
        this.proc = proc;
    }

    /**
     * Finds the process with the lowest number that holds each of some sockets.
     *
     * @param inodes of the sockets; 0 is nobody's
     * @return the process by inode; without those that cannot be seen
     */
    public Map<Long, Long> of(Set<Long> inodes) {
        final Map<Long, Long> owners = new HashMap<>();
        final long wanted = inodes.stream().filter(inode -> inode != 0).count();
        for (long pid : wanted == 0 ? List.<Long>of() : processes()) {
            walk(pid, inodes, owners);
            if (owners.size() == wanted) {
                break;
            }
        }
        return owners;
    }

    private List<Long> processes() {
        final List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(proc, "[1-9]*")) {
            directories.forEach(
                    directory -> pids.add(Long.parseLong(directory.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException | NumberFormatException ignored) {
            // No /proc, or not one of Linux: no owner is known.
        }
        pids.sort(Comparator.naturalOrder());
        return pids;
    }

    private void walk(long pid, Set<Long> inodes, Map<Long, Long> owners) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                final long inode = inode(descriptor);
                if (inode != 0 && inodes.contains(inode)) {
                    owners.putIfAbsent(inode, pid);
                }
            }
        } catch (IOException | DirectoryIteratorException ignored) {
            // It has ended, or is another user's.
        }
    }

    private static long inode(Path descriptor) {
        try {
            final String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(PREFIX)
                    ? Long.parseLong(target.substring(PREFIX.length(), target.length() - 1))
                    : 0;
        } catch (IOException | NumberFormatException closedMeanwhile) {
            return 0;
        }
    }
}
