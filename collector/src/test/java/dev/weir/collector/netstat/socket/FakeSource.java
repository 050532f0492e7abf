package dev.weir.collector.netstat.socket;

import dev.weir.collector.netstat.proc.ProcSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A directory like /proc/net, filled with sockets by hand; {@link #source()} reads it. */
public final class FakeSource {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    private final Path directory;
    private int row;

    public FakeSource(Path directory) {
        this.directory = directory;
    }

    public SocketSource source() {
        return new ProcSource(directory);
    }

    /** Adds a socket; addresses in the hexadecimal words of /proc on a little-endian machine. */
    public FakeSource socket(String table, String local, String remote, SocketState state, long inode)
            throws IOException {
        final Path file = directory.resolve(table);
        if (!Files.exists(file)) {
            Files.writeString(file, HEADING);
        }
        final int number = Integer.numberOfTrailingZeros(state.bit());
        final String line = String.format(
                Locale.ROOT,
                "%4d: %s %s %02X 00000000:00000000 00:00000000 00000000  0        0 %d 1 0%n",
                row++,
                local,
                remote,
                number,
                inode);
        Files.writeString(file, Files.readString(file) + line);
        return this;
    }

    /** Adds a unix socket. */
    public FakeSource unix(int type, int state, String path) throws IOException {
        final Path file = directory.resolve("unix");
        if (!Files.exists(file)) {
            Files.writeString(file, "Num       RefCount Protocol Flags    Type St Inode Path\n");
        }
        final String line = String.format(
                Locale.ROOT,
                "0000000000000000: 00000002 00000000 00000000 %04x %02x %d %s%n",
                type,
                state,
                ++row,
                path);
        Files.writeString(file, Files.readString(file) + line.stripTrailing() + "\n");
        return this;
    }

    /** The words of an IPv4 address and port. */
    public static String ipv4(int a, int b, int c, int d, int port) {
        return String.format(Locale.ROOT, "%02X%02X%02X%02X:%04X", d, c, b, a, port);
    }

    /** The words of an IPv4-mapped address and port. */
    public static String mapped(int a, int b, int c, int d, int port) {
        return "0000000000000000FFFF0000" + ipv4(a, b, c, d, port);
    }

    /** The words of an IPv6 address that is zeros up to its last octet, and a port. */
    public static String ipv6(int last, int port) {
        return "0".repeat(24) + String.format(Locale.ROOT, "%02X000000:%04X", last, port);
    }
}
