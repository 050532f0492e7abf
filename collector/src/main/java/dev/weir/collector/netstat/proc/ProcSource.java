package dev.weir.collector.netstat.proc;

import dev.weir.collector.netstat.socket.DumpReport;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketQuery;
import dev.weir.collector.netstat.socket.SocketSource;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.UnixSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the socket tables below /proc/net. A table that is not there, as without IPv6, is an empty one. The kernel
 * writes each table page by page: a socket that moves meanwhile may be missed or come twice.
 */
public final class ProcSource implements SocketSource {
    private final Path net;

    /** Reads below {@code /proc/net} or what stands for it. */
    public ProcSource(Path net) {
        this.net = net;
    }

    /** Opens the tables of this process's network namespace. */
    public static ProcSource ofThisHost() {
        return new ProcSource(Path.of("/proc/net"));
    }

    @Override
    public String name() {
        return "proc";
    }

    @Override
    public DumpReport visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        long sockets = 0;
        for (SocketProtocol protocol : query.protocols()) {
            if (query.ipv4()) {
                sockets += table(protocol, false, query, visitor);
            }
            if (query.ipv6()) {
                sockets += table(protocol, true, query, visitor);
            }
        }
        return new DumpReport(sockets, 0, 0, true);
    }

    private long table(SocketProtocol protocol, boolean ipv6, SocketQuery query, SocketVisitor visitor)
            throws IOException {
        final ProcSocket socket = new ProcSocket(protocol, ipv6);
        long sockets = 0;
        try (BufferedReader lines = open(protocol.file(ipv6))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (socket.read(line) && (socket.state().bit() & query.stateMask()) != 0) {
                    visitor.onSocket(socket);
                    sockets++;
                }
            }
        } catch (NoSuchFileException ignored) {
            // This kernel has no such sockets.
        }
        return sockets;
    }

    @Override
    public List<UnixSocket> unix() throws IOException {
        final List<UnixSocket> sockets = new ArrayList<>();
        try (BufferedReader lines = open("unix")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final UnixSocket socket = UnixLine.parse(line);
                if (socket != null) {
                    sockets.add(socket);
                }
            }
        } catch (NoSuchFileException ignored) {
            // This kernel has no such sockets.
        }
        return sockets;
    }

    /** Names of unix sockets are any bytes: Latin-1 takes them all. */
    private BufferedReader open(String table) throws IOException {
        return Files.newBufferedReader(net.resolve(table), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
