package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * NetFlow v5 as softflowd exports it with {@code -a}: read from datagrams without Weir's decoder, and derived from the
 * truth about the traffic.
 */
public final class NetFlow5Export {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int HEADER = 24;
    private static final int RECORD = 48;

    private NetFlow5Export() {}

    /** A v5 record, its times in milliseconds since the exporter's start. */
    public record Record(
            SourceTraffic.FlowKey key,
            long packets,
            long bytes,
            int tcpFlags,
            int tos,
            long firstMillis,
            long lastMillis) {}

    /** Reads all records, and holds the headers to the traffic: count, sequence, uptime. */
    public static List<Record> parse(List<byte[]> datagrams, SourceTraffic traffic) throws UnknownHostException {
        final List<Record> records = new ArrayList<>();
        for (final byte[] datagram : datagrams) {
            final ByteBuffer bytes = ByteBuffer.wrap(datagram);
            final int count = bytes.getShort(2);
            assertThat((int) bytes.getShort(0)).as("version").isEqualTo(5);
            assertThat(datagram).hasSize(HEADER + count * RECORD);
            assertThat(bytes.getInt(16)).as("flow sequence").isEqualTo(records.size());
            assertThat((long) bytes.getInt(4))
                    .as("uptime: the time from the first to the last packet")
                    .isEqualTo((traffic.lastEpochNanos() - traffic.firstEpochNanos()) / NANOS_PER_MILLI);
            for (int i = 0; i < count; i++) {
                records.add(record(bytes, HEADER + i * RECORD));
            }
        }
        return records;
    }

    /**
     * The truth as softflowd sees it: no IPv6, both directions bear the times of the conversation, and only the
     * direction that began it bears its type of service.
     */
    public static List<Record> expected(SourceTraffic traffic) {
        return traffic.flows().stream()
                .filter(flow -> !flow.key().isIpv6())
                .map(flow -> expected(flow, traffic))
                .toList();
    }

    /** Compares as sets, and says what one side has and the other has not instead of all that both have. */
    public static <T> void assertSame(Collection<T> actual, Collection<T> expected) {
        assertThat(actual).hasSameSizeAs(expected).doesNotHaveDuplicates();
        final Set<T> unexpected = new HashSet<>(actual);
        expected.forEach(unexpected::remove);
        assertThat(unexpected.stream().limit(5)).as("not expected").isEmpty();
    }

    private static Record expected(SourceTraffic.Flow flow, SourceTraffic traffic) {
        final SourceTraffic.Flow back = traffic.flow(flow.key().reverse());
        final SourceTraffic.Flow other = back == null ? flow : back;
        final long first = Math.min(flow.firstEpochNanos(), other.firstEpochNanos());
        final long last = Math.max(flow.lastEpochNanos(), other.lastEpochNanos());
        return new Record(
                flow.key(),
                flow.packets(),
                flow.bytes(),
                flow.tcpFlags(),
                flow.firstEpochNanos() == first ? flow.tos() : 0,
                (first - traffic.firstEpochNanos()) / NANOS_PER_MILLI,
                (last - traffic.firstEpochNanos()) / NANOS_PER_MILLI);
    }

    private static Record record(ByteBuffer bytes, int at) throws UnknownHostException {
        return new Record(
                new SourceTraffic.FlowKey(
                        address(bytes, at),
                        address(bytes, at + 4),
                        bytes.getShort(at + 32) & 0xffff,
                        bytes.getShort(at + 34) & 0xffff,
                        bytes.get(at + 38) & 0xff),
                bytes.getInt(at + 16),
                bytes.getInt(at + 20),
                bytes.get(at + 37) & 0xff,
                bytes.get(at + 39) & 0xff,
                bytes.getInt(at + 24),
                bytes.getInt(at + 28));
    }

    private static String address(ByteBuffer bytes, int at) throws UnknownHostException {
        final byte[] address = new byte[4];
        bytes.get(at, address);
        return InetAddress.getByAddress(address).getHostAddress();
    }
}
