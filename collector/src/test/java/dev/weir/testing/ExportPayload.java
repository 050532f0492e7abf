package dev.weir.testing;

import dev.weir.collector.capture.CapturedDatagram;
import dev.weir.collector.capture.DatagramSource;
import dev.weir.flow.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One datagram of a file of the corpus, whatever form the file has.
 *
 * @param source the sender's address, 16 bytes
 * @param port the sender's port
 * @param atEpochNanos when it was captured; 0 where the file does not say
 * @param bytes the payload
 */
public record ExportPayload(byte[] source, int port, long atEpochNanos, byte[] bytes) {
    private static final int IPFIX = 10;
    private static final int NETFLOW5 = 5;
    private static final int NETFLOW5_HEADER = 24;
    private static final int NETFLOW5_RECORD = 48;
    private static final int NETFLOW9_HEADER = 20;

    /** From 192.0.2.7, port 50000. */
    public static ExportPayload of(byte[] bytes) {
        final byte[] source = new byte[Addresses.LENGTH];
        Addresses.toMapped(Values.ipv4("192.0.2.7"), 0, 4, source, 0);
        return new ExportPayload(source, 50_000, 0, bytes);
    }

    /** The datagrams of a manifest's entry, those to other ports left out. */
    public static List<ExportPayload> read(Path directory, Map<String, Object> entry) throws IOException {
        final Path file = directory.resolve((String) entry.get("file"));
        if (entry.get("udp_destination_ports") == null) {
            return split(Files.readAllBytes(file), "raw-concatenated".equals(entry.get("form")));
        }
        final Set<Integer> ports = JsonTree.array(entry.get("udp_destination_ports")).stream()
                .map(port -> (Integer) port)
                .collect(Collectors.toSet());
        final List<ExportPayload> payloads = new ArrayList<>();
        final CapturedDatagram captured = new CapturedDatagram();
        try (DatagramSource source = DatagramSource.open(file, 0)) {
            while (source.next(captured)) {
                if (ports.contains(captured.destinationPort())) {
                    payloads.add(copy(captured));
                }
            }
        }
        return payloads;
    }

    private static ExportPayload copy(CapturedDatagram captured) {
        return new ExportPayload(
                captured.sourceAddress().clone(),
                captured.sourcePort(),
                captured.capturedAtEpochNanos(),
                Arrays.copyOfRange(captured.bytes(), captured.offset(), captured.offset() + captured.length()));
    }

    /** NetFlow v5 and IPFIX messages tell their length; a v9 message ends where the next header stands for a set. */
    private static List<ExportPayload> split(byte[] file, boolean several) {
        final List<ExportPayload> payloads = new ArrayList<>();
        int position = 0;
        while (position < file.length) {
            final int end = several ? Math.min(nextMessage(file, position), file.length) : file.length;
            if (end <= position) {
                throw new IllegalArgumentException("no message begins at " + position);
            }
            payloads.add(of(Arrays.copyOfRange(file, position, end)));
            position = end;
        }
        return payloads;
    }

    private static int nextMessage(byte[] file, int start) {
        if (u16(file, start) == IPFIX) {
            return start + u16(file, start + 2);
        }
        if (u16(file, start) == NETFLOW5) {
            return start + NETFLOW5_HEADER + u16(file, start + 2) * NETFLOW5_RECORD;
        }
        int position = start + NETFLOW9_HEADER;
        while (position < file.length && u16(file, position) != 9) {
            position += Math.max(4, u16(file, position + 2));
        }
        return position;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
