package dev.weir.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Builds NetFlow v5 datagrams for tests, from the layout that Cisco publishes and not from the decoder's own offsets.
 *
 * <pre>{@code
 * byte[] datagram = Netflow5Bytes.message()
 *         .sequence(7)
 *         .flow(Netflow5Flow.flow().source("10.0.0.1", 1234).destination("10.0.0.2", 80).octets(1500))
 *         .bytes();
 * }</pre>
 *
 * <p>A message is honest unless it is told to lie: {@link #announcing} replaces the count, {@link #followedBy} adds
 * octets behind the last record. All values have defaults, so a test names only what it is about.
 */
public final class Netflow5Bytes {
    /** Octets of a message header. */
    public static final int HEADER_LENGTH = 24;

    /** Octets of a flow record. */
    public static final int RECORD_LENGTH = 48;

    /** The most records that an exporter by the book puts into one message. */
    public static final int MAX_RECORDS = 30;

    private byte[] records = {};
    private byte[] tail = {};
    private int version = 5;
    private int announced = -1;
    private long uptimeMillis = 3_600_000;
    private long unixSecs = 1_700_000_000L;
    private long unixNsecs;
    private long sequence;
    private int engineType;
    private int engineId;
    private int samplingMode;
    private int samplingRate;

    private Netflow5Bytes() {}

    /** A message without records: sent at 1700000000 s, an hour after the exporter's start, unsampled. */
    public static Netflow5Bytes message() {
        return new Netflow5Bytes();
    }

    /** The version word, 5 unless a test wants a wrong one. */
    public Netflow5Bytes version(int word) {
        version = word;
        return this;
    }

    /** Announces another count than there are records. */
    public Netflow5Bytes announcing(int count) {
        announced = count;
        return this;
    }

    /** The exporter's uptime, milliseconds; the low 32 bits are sent. */
    public Netflow5Bytes uptimeMillis(long millis) {
        uptimeMillis = millis;
        return this;
    }

    /** The time of export. */
    public Netflow5Bytes exportedAt(long secs, long nsecs) {
        unixSecs = secs;
        unixNsecs = nsecs;
        return this;
    }

    /** How many flows were sent before; the low 32 bits are sent. */
    public Netflow5Bytes sequence(long flowsBefore) {
        sequence = flowsBefore;
        return this;
    }

    /** Engine type and id. */
    public Netflow5Bytes engine(int type, int id) {
        engineType = type;
        engineId = id;
        return this;
    }

    /** The two mode bits and the fourteen bits of the rate. */
    public Netflow5Bytes sampling(int mode, int rate) {
        samplingMode = mode;
        samplingRate = rate;
        return this;
    }

    /** Appends a record. */
    public Netflow5Bytes flow(Netflow5Flow flow) {
        return record(flow.bytes());
    }

    /** Appends a record of 48 octets as they are. */
    public Netflow5Bytes record(byte[] octets) {
        if (octets.length != RECORD_LENGTH) {
            throw new IllegalArgumentException("a record of " + octets.length + " octets");
        }
        records = joined(records, octets);
        return this;
    }

    /** Appends records that differ in their source port: 1, 2, 3 and so on. */
    public Netflow5Bytes flows(int count) {
        for (int i = 1; i <= count; i++) {
            flow(Netflow5Flow.flow().source("192.0.2.1", i));
        }
        return this;
    }

    /** Octets behind the last record. */
    public Netflow5Bytes followedBy(byte... octets) {
        tail = octets.clone();
        return this;
    }

    /** The datagram's payload. */
    public byte[] bytes() {
        final ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + records.length + tail.length);
        out.putShort((short) version);
        out.putShort((short) (announced >= 0 ? announced : records.length / RECORD_LENGTH));
        out.putInt((int) uptimeMillis);
        out.putInt((int) unixSecs);
        out.putInt((int) unixNsecs);
        out.putInt((int) sequence);
        out.put((byte) engineType);
        out.put((byte) engineId);
        out.putShort((short) (samplingMode << 14 | samplingRate));
        return out.put(records).put(tail).array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
