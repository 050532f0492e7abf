package dev.weir.perf;

import java.nio.ByteBuffer;
import java.util.Random;

/** sFlow datagrams as a switch sends them: flow samples with 128 octets of an Ethernet, IPv4 and TCP header. */
final class SflowTraffic {
    /** Samples of a datagram. */
    static final int SAMPLES = 6;
    /** Octets of a sampled header. */
    static final int HEADER = 128;

    private static final int DATAGRAM_HEADER = 28;
    private static final int SAMPLE_HEAD = 40;
    private static final int HEADER_RECORD = 24 + HEADER;
    private static final int SWITCH_RECORD = 24;
    /** Octets of a sample with its format and length. */
    static final int SAMPLE = SAMPLE_HEAD + HEADER_RECORD + SWITCH_RECORD;

    private static final long SEED = 5;

    private SflowTraffic() {}

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
        final ByteBuffer bytes = ByteBuffer.allocate(DATAGRAM_HEADER + SAMPLES * SAMPLE);
        bytes.putInt(5).putInt(1).putInt(0xc0000209).putInt(0).putInt(number).putInt(60_000 + number);
        bytes.putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            putSample(bytes, random, number * SAMPLES + i);
        }
        return bytes.array();
    }

    private static void putSample(ByteBuffer bytes, Random random, int sequence) {
        bytes.putInt(1)
                .putInt(SAMPLE - 8)
                .putInt(sequence)
                .putInt(3)
                .putInt(512)
                .putInt(512 * sequence);
        bytes.putInt(0).putInt(3).putInt(4).putInt(2);
        bytes.putInt(1)
                .putInt(HEADER_RECORD - 8)
                .putInt(1)
                .putInt(1518)
                .putInt(4)
                .putInt(HEADER);
        final int end = bytes.position() + HEADER;
        bytes.putShort((short) 0x0200)
                .putInt(1)
                .putShort((short) 0x0200)
                .putInt(2)
                .putShort((short) 0x0800);
        bytes.putInt(0x450005dc).putInt(random.nextInt()).putInt(0x40060000);
        bytes.putInt(0x0a000000 | random.nextInt(1 << 24)).putInt(0xc6336400 | random.nextInt(256));
        bytes.putShort((short) random.nextInt()).putShort((short) 443);
        bytes.putInt(random.nextInt()).putInt(random.nextInt());
        bytes.putInt(0x5010ffff).putInt(0);
        bytes.position(end);
        bytes.putInt(1001)
                .putInt(SWITCH_RECORD - 8)
                .putInt(100)
                .putInt(0)
                .putInt(200)
                .putInt(0);
    }
}
