package dev.weir.perf;

import java.nio.ByteBuffer;
import java.util.Random;

/** NetFlow v5 datagrams as a busy router sends them: 30 records each, every flow another. */
final class Netflow5Traffic {
    static final int RECORDS = 30;
    private static final int HEADER_LENGTH = 24;
    private static final int RECORD_LENGTH = 48;
    private static final long SEED = 5;

    private Netflow5Traffic() {}

    /** Makes datagrams whose sequence numbers follow on. */
    static byte[][] datagrams(int count) {
        final Random random = new Random(SEED);
        final byte[][] datagrams = new byte[count][];
        for (int i = 0; i < count; i++) {
            datagrams[i] = datagram(random, i);
        }
        return datagrams;
    }

    private static byte[] datagram(Random random, int number) {
        final ByteBuffer bytes = ByteBuffer.allocate(HEADER_LENGTH + RECORDS * RECORD_LENGTH);
        bytes.putShort((short) 5).putShort((short) RECORDS).putInt(86_400_000 + number);
        bytes.putInt(1_700_000_000).putInt(123_000_000).putInt(number * RECORDS).putShort((short) 0x0102);
        bytes.putShort((short) (1 << 14 | 100));
        for (int i = 0; i < RECORDS; i++) {
            putRecord(bytes, random);
        }
        return bytes.array();
    }

    private static void putRecord(ByteBuffer bytes, Random random) {
        bytes.putInt(0x0a000000 | random.nextInt(1 << 24)).putInt(0xc6336400 | random.nextInt(256));
        bytes.putInt(0x0a000001).putShort((short) 3).putShort((short) 7);
        bytes.putInt(1 + random.nextInt(1000)).putInt(40 + random.nextInt(1_000_000));
        bytes.putInt(86_390_000 + random.nextInt(5_000)).putInt(86_395_000 + random.nextInt(5_000));
        bytes.putShort((short) (1024 + random.nextInt(60_000))).putShort((short) 443);
        bytes.put((byte) 0).put((byte) 0x1b).put((byte) 6).put((byte) 0);
        bytes.putShort((short) 64_500)
                .putShort((short) 64_501)
                .put((byte) 24)
                .put((byte) 24)
                .putShort((short) 0);
    }
}
