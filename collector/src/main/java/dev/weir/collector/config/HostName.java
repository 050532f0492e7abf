package dev.weir.collector.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Returns the machine's name; {@code unknown} if it has none. */
    public static String ofMachine() {
        try {
            final String name = Files.readString(KERNEL).strip();
            return name.isEmpty() ? "unknown" : name;
        } catch (IOException notLinux) {
            return resolved();
        }
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException expected) {
            return "unknown";
        }
    }
}
