package dev.weir.decode.netflow5;

import static dev.weir.testing.Netflow5Flow.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Whatever a valid message says is what comes out. Each message has a seed of its own, named when it fails. */
class Netflow5PropertyTest {
    private static final FlowField[] NUMBERS = {
        FlowField.SOURCE_PORT,
        FlowField.DESTINATION_PORT,
        FlowField.INGRESS_INTERFACE,
        FlowField.EGRESS_INTERFACE,
        FlowField.PACKETS,
        FlowField.BYTES,
        FlowField.IP_PROTOCOL,
        FlowField.TCP_FLAGS,
        FlowField.TOS,
        FlowField.SOURCE_AS,
        FlowField.DESTINATION_AS,
        FlowField.SOURCE_PREFIX_LENGTH,
        FlowField.DESTINATION_PREFIX_LENGTH,
    };

    private final Shard shard = new Shard();
    private final byte[] address = new byte[Addresses.LENGTH];

    @Test
    void a_valid_message_is_decoded_to_exactly_what_was_put_in() {
        for (int seed = 0; seed < 1_000; seed++) {
            final Random random = new Random(seed);
            final List<String> expected = new ArrayList<>();
            final byte[] message = message(random, expected);

            shard.from(random.nextInt(50), 1 + random.nextInt(65_535)).receive(message);

            assertThat(shard.readAll(this::text)).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(shard.rejects).isEmpty();
        shard.assertBooksClose();
    }

    private static byte[] message(Random random, List<String> expected) {
        final long uptime = random.nextLong() & 0xffff_ffffL;
        final long secs = random.nextLong() & 0xffff_ffffL;
        final int nanos = random.nextInt(1_000_000_000);
        final int type = random.nextInt(256);
        final int id = random.nextInt(256);
        final int rate = random.nextInt(1 << 14);
        final Netflow5Bytes message = Netflow5Bytes.message()
                .uptimeMillis(uptime)
                .exportedAt(secs, nanos)
                .engine(type, id)
                .sequence(random.nextLong())
                .sampling(random.nextInt(4), rate);
        final String header = (type << 8 | id) + " " + rate + " ";
        for (int i = 1 + random.nextInt(Netflow5Bytes.MAX_RECORDS); i > 0; i--) {
            final long base = secs * 1000 + nanos / 1_000_000;
            message.flow(record(random, uptime, base, header, expected));
        }
        return message.bytes();
    }

    private static Netflow5Flow record(
            Random random, long uptime, long exportMillis, String header, List<String> expected) {
        final String[] quads = {quad(random), quad(random), quad(random)};
        final long[] n = new long[NUMBERS.length];
        final int[] bits = {16, 16, 16, 16, 32, 32, 8, 8, 8, 16, 16, 8, 8};
        final StringJoiner text = new StringJoiner(" ", header, "");
        for (int i = 0; i < n.length; i++) {
            n[i] = random.nextLong() >>> 64 - bits[i];
            text.add(Long.toString(n[i]));
        }
        text.add(String.join(" ", quads));
        // As far away from the export as a signed distance of 32 bits reaches.
        final int first = random.nextInt();
        final int last = random.nextInt();
        text.add(exportMillis + first + " " + (exportMillis + last));
        expected.add(text.toString());
        return flow().source(quads[0], (int) n[0])
                .destination(quads[1], (int) n[1])
                .nextHop(quads[2])
                .interfaces((int) n[2], (int) n[3])
                .packets(n[4])
                .octets(n[5])
                .protocol((int) n[6])
                .tcpFlags((int) n[7])
                .tos((int) n[8])
                .systems((int) n[9], (int) n[10])
                .masks((int) n[11], (int) n[12])
                .padding(random.nextInt(256), random.nextInt(65_536))
                .switched(uptime + first, uptime + last);
    }

    private static String quad(Random random) {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String text(FlowRecordReader record) {
        final StringJoiner text = new StringJoiner(" ");
        text.add(Long.toString(record.run().observationDomain));
        text.add(Long.toString(record.run().samplingRate));
        for (FlowField field : NUMBERS) {
            text.add(Long.toString(record.getLong(field)));
        }
        for (FlowField field : List.of(FlowField.SOURCE_ADDRESS, FlowField.DESTINATION_ADDRESS, FlowField.NEXT_HOP)) {
            record.copyAddress(field, address, 0);
            text.add(Addresses.text(address));
        }
        return text.add(record.startEpochMillis() + " " + record.endEpochMillis())
                .toString();
    }
}
