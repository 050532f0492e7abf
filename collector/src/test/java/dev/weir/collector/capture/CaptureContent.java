package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.CaptureWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A capture read to its end: its datagrams copied, its books checked. */
record CaptureContent(List<Datagram> datagrams, CaptureCounts counts, CaptureDamage damage) {
    record Datagram(
            byte[] payload,
            String source,
            int sourcePort,
            String target,
            int targetPort,
            long nanos,
            boolean truncated) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    static CaptureContent of(byte[] file) throws IOException {
        return of(new ByteArrayInputStream(file));
    }

    static CaptureContent of(InputStream file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            final List<Datagram> datagrams = new ArrayList<>();
            final CapturedDatagram cursor = new CapturedDatagram();
            while (reader.next(cursor)) {
                datagrams.add(copy(cursor));
            }
            assertThat(reader.next(cursor)).isFalse();
            assertBooksClosed(reader.counts(), datagrams.size());
            return new CaptureContent(datagrams, reader.counts(), reader.damage());
        }
    }

    /** Reads a little-endian pcap file of the link type given, holding these packets a microsecond apart. */
    static CaptureContent ofPackets(int linkType, byte[]... packets) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final CaptureWriter writer =
                new CaptureWriter(bytes, linkType, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < packets.length; i++) {
            writer.write(i * 1000L, packets[i]);
        }
        return of(bytes.toByteArray());
    }

    long count(CaptureCounter counter) {
        return counts.get(counter);
    }

    List<String> texts() {
        return datagrams.stream().map(Datagram::text).toList();
    }

    Datagram only() {
        assertThat(datagrams).as("counts: %s", counts).hasSize(1);
        return datagrams.get(0);
    }

    static void assertBooksClosed(CaptureCounts counts, long delivered) {
        assertThat(sum(
                        counts,
                        CaptureCounter.DATAGRAMS,
                        CaptureCounter.TRUNCATED_DATAGRAMS,
                        CaptureCounter.HEADERS_CUT,
                        CaptureCounter.NOT_IP,
                        CaptureCounter.NOT_UDP,
                        CaptureCounter.MALFORMED_PACKETS,
                        CaptureCounter.UNKNOWN_LINK_TYPE,
                        CaptureCounter.FRAGMENTS))
                .as("packets in %s", counts)
                .isEqualTo(counts.get(CaptureCounter.PACKETS));
        assertThat(sum(
                        counts,
                        CaptureCounter.FRAGMENTS_JOINED,
                        CaptureCounter.FRAGMENTS_REFUSED,
                        CaptureCounter.FRAGMENTS_EXPIRED))
                .as("fragments in %s", counts)
                .isEqualTo(counts.get(CaptureCounter.FRAGMENTS));
        assertThat(counts.delivered()).as("delivered in %s", counts).isEqualTo(delivered);
    }

    private static long sum(CaptureCounts counts, CaptureCounter... counters) {
        return Arrays.stream(counters).mapToLong(counts::get).sum();
    }

    private static Datagram copy(CapturedDatagram cursor) throws IOException {
        return new Datagram(
                Arrays.copyOfRange(cursor.bytes(), cursor.offset(), cursor.offset() + cursor.length()),
                // InetAddress turns IPv4-mapped addresses into IPv4 ones.
                InetAddress.getByAddress(cursor.sourceAddress()).getHostAddress(),
                cursor.sourcePort(),
                InetAddress.getByAddress(cursor.destinationAddress()).getHostAddress(),
                cursor.destinationPort(),
                cursor.capturedAtEpochNanos(),
                cursor.truncated());
    }
}
