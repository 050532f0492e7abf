package dev.weir.perf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * NetFlow v9 or IPFIX messages as a busy router sends them: 20 records of 20 fields each, every flow another. The first
 * message of the lot also has the template, which so is refreshed now and then.
 */
final class TemplateTraffic {
    static final int RECORDS = 20;
    private static final int TEMPLATE_ID = 300;
    private static final long SEED = 9;
    private static final int[][] NETFLOW9 = {
        {8, 4}, {12, 4}, {15, 4}, {10, 4}, {14, 4}, {1, 4}, {2, 4}, {22, 4}, {21, 4}, {7, 2},
        {11, 2}, {6, 1}, {4, 1}, {5, 1}, {16, 4}, {17, 4}, {9, 1}, {13, 1}, {61, 1}, {58, 2}
    };
    private static final int[][] IPFIX = {
        {8, 4}, {12, 4}, {15, 4}, {10, 4}, {14, 4}, {1, 8}, {2, 8}, {152, 8}, {153, 8}, {7, 2},
        {11, 2}, {6, 1}, {4, 1}, {5, 1}, {16, 4}, {17, 4}, {9, 1}, {13, 1}, {61, 1}, {58, 2}
    };

    private final boolean ipfix;
    private final int[][] fields;
    private final List<byte[]> messages = new ArrayList<>();
    private int next;
    private int sequence;

    private TemplateTraffic(boolean ipfix, int count) {
        this.ipfix = ipfix;
        this.fields = ipfix ? IPFIX : NETFLOW9;
        final Random random = new Random(SEED);
        for (int i = 0; i < count; i++) {
            messages.add(message(random, i == 0));
        }
    }

    /** Makes that many NetFlow v9 messages. */
    static TemplateTraffic netflow9(int count) {
        return new TemplateTraffic(false, count);
    }

    /** Makes that many IPFIX messages. */
    static TemplateTraffic ipfix(int count) {
        return new TemplateTraffic(true, count);
    }

    /** The next message, its sequence number set: the first follows the last. */
    byte[] next() {
        final byte[] message = messages.get(next);
        next = next + 1 == messages.size() ? 0 : next + 1;
        final int at = ipfix ? 8 : 12;
        message[at] = (byte) (sequence >> 24);
        message[at + 1] = (byte) (sequence >> 16);
        message[at + 2] = (byte) (sequence >> 8);
        message[at + 3] = (byte) sequence;
        sequence += ipfix ? RECORDS : 1;
        return message;
    }

    /** Octets of one record. */
    int recordLength() {
        int length = 0;
        for (int[] field : fields) {
            length += field[1];
        }
        return length;
    }

    private byte[] message(Random random, boolean withTemplate) {
        final int header = ipfix ? 16 : 20;
        final int template = withTemplate ? 8 + 4 * fields.length : 0;
        final int data = 4 + RECORDS * recordLength();
        final ByteBuffer bytes = ByteBuffer.allocate(header + template + data);
        bytes.putShort((short) (ipfix ? 10 : 9));
        bytes.putShort((short) (ipfix ? bytes.capacity() : RECORDS + (withTemplate ? 1 : 0)));
        if (!ipfix) {
            bytes.putInt(86_400_000);
        }
        bytes.putInt(1_700_000_000).putInt(0).putInt(7);
        if (withTemplate) {
            bytes.putShort((short) (ipfix ? 2 : 0)).putShort((short) template);
            bytes.putShort((short) TEMPLATE_ID).putShort((short) fields.length);
            for (int[] field : fields) {
                bytes.putShort((short) field[0]).putShort((short) field[1]);
            }
        }
        bytes.putShort((short) TEMPLATE_ID).putShort((short) data);
        for (int i = 0; i < RECORDS; i++) {
            putRecord(bytes, random);
        }
        return bytes.array();
    }

    private void putRecord(ByteBuffer bytes, Random random) {
        for (int[] field : fields) {
            final long value = value(field[0], random);
            for (int shift = 8 * (field[1] - 1); shift >= 0; shift -= 8) {
                bytes.put((byte) (value >>> shift));
            }
        }
    }

    private static long value(int element, Random random) {
        return switch (element) {
            case 8, 12, 15 -> 0x0a000000 | random.nextInt(1 << 24);
            case 1 -> 40 + random.nextInt(1_000_000);
            case 2 -> 1 + random.nextInt(1000);
            case 21, 22 -> 86_390_000 + random.nextInt(5_000);
            case 152, 153 -> 1_699_999_990_000L + random.nextInt(5_000);
            case 4 -> 6;
            case 61 -> 0;
            default -> random.nextInt(200);
        };
    }
}
