package dev.weir.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Builds NetFlow v9 and IPFIX messages for tests, from RFC 3954 and RFC 7011 and not from the decoders' own offsets.
 *
 * <pre>{@code
 * ExportTemplate template = ExportTemplate.of(256, ExportField.of(8, 4), ExportField.of(1, 8));
 * byte[] datagram = ExportMessage.ipfix()
 *         .domain(7)
 *         .templates(template)
 *         .data(template, template.record(Values.ipv4("192.0.2.1"), Values.number(1500, 8)))
 *         .bytes();
 * }</pre>
 *
 * <p>A message is honest unless it is told to lie: {@link #announcing} replaces the count or the length of the header,
 * {@link #lyingSet} the length of a set, {@link #followedBy} adds octets behind the last set.
 */
public final class ExportMessage {
    /** The NetFlow v9 header's length. */
    public static final int NETFLOW9_HEADER_LENGTH = 20;

    /** The IPFIX header's length. */
    public static final int IPFIX_HEADER_LENGTH = 16;

    private static final int SET_HEADER_LENGTH = 4;

    private final boolean ipfix;
    private final ByteArrayOutputStream sets = new ByteArrayOutputStream();
    private byte[] tail = {};
    private int records;
    private int dataRecords;
    private int announced = -1;
    private int version;
    private long uptimeMillis = 3_600_000;
    private long unixSecs = 1_700_000_000L;
    private long sequence;
    private long domain;

    private ExportMessage(boolean ipfix) {
        this.ipfix = ipfix;
        this.version = ipfix ? 10 : 9;
    }

    /** A NetFlow v9 message without sets: sent at 1700000000 s, an hour after the exporter's start. */
    public static ExportMessage netflow9() {
        return new ExportMessage(false);
    }

    /** An IPFIX message without sets: sent at 1700000000 s. */
    public static ExportMessage ipfix() {
        return new ExportMessage(true);
    }

    /** One or the other. */
    public static ExportMessage of(boolean ipfix) {
        return new ExportMessage(ipfix);
    }

    /** The version word, unless a test wants a wrong one. */
    public ExportMessage version(int word) {
        version = word;
        return this;
    }

    /** Announces another count of records (v9), or another message length (IPFIX), than there is. */
    public ExportMessage announcing(int countOrLength) {
        announced = countOrLength;
        return this;
    }

    /** The exporter's uptime, milliseconds; the low 32 bits are sent, by v9 only. */
    public ExportMessage uptimeMillis(long millis) {
        uptimeMillis = millis;
        return this;
    }

    /** The time of export, seconds since 1970. */
    public ExportMessage exportedAt(long secs) {
        unixSecs = secs;
        return this;
    }

    /** Messages sent before (v9), data records sent before (IPFIX); the low 32 bits are sent. */
    public ExportMessage sequence(long before) {
        sequence = before;
        return this;
    }

    /** The source id (v9), the observation domain (IPFIX). */
    public ExportMessage domain(long id) {
        domain = id;
        return this;
    }

    /** Appends a set of template definitions; all of them flow templates, or all of them options templates. */
    public ExportMessage templates(ExportTemplate... definitions) {
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (ExportTemplate definition : definitions) {
            body.writeBytes(ipfix ? definition.ipfix() : definition.netflow9());
            records++;
        }
        final boolean options = definitions[0].isOptions();
        final int padding = ipfix ? 0 : -body.size() & 3;
        return set(setId(options), body.toByteArray(), padding);
    }

    private int setId(boolean options) {
        if (ipfix) {
            return options ? 3 : 2;
        }
        return options ? 1 : 0;
    }

    /** Appends the withdrawal of one template (RFC 7011 section 8.1). */
    public ExportMessage withdrawing(int templateId, boolean options) {
        final byte[] body = ByteBuffer.allocate(4).putShort((short) templateId).array();
        return set(setId(options), body, 0);
    }

    /** Appends the withdrawal of all templates, or all options templates, of the domain. */
    public ExportMessage withdrawingAll(boolean options) {
        return withdrawing(setId(options), options);
    }

    /** Appends a data set without padding. */
    public ExportMessage data(ExportTemplate template, byte[]... dataRecordsOfSet) {
        return data(template, List.of(dataRecordsOfSet), 0);
    }

    /** Appends a data set with so many octets of padding, all 0. */
    public ExportMessage data(ExportTemplate template, List<byte[]> dataRecordsOfSet, int padding) {
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        dataRecordsOfSet.forEach(body::writeBytes);
        records += dataRecordsOfSet.size();
        dataRecords += dataRecordsOfSet.size();
        return set(template.id(), body.toByteArray(), padding);
    }

    /** Appends a set of that id as it is, whatever it holds. */
    public ExportMessage set(int id, byte[] body, int padding) {
        lyingSet(id, SET_HEADER_LENGTH + body.length + padding, body);
        sets.writeBytes(new byte[padding]);
        return this;
    }

    /** Appends a set that says it is of another length, header included. */
    public ExportMessage lyingSet(int id, int length, byte[] body) {
        ExportTemplate.u16(sets, id);
        ExportTemplate.u16(sets, length);
        sets.writeBytes(body);
        return this;
    }

    /** Octets behind the last set, which the IPFIX header's length does not count. */
    public ExportMessage followedBy(byte... octets) {
        tail = octets.clone();
        return this;
    }

    /** How many data records its sets hold: what the next IPFIX sequence number is further by. */
    public int dataRecords() {
        return dataRecords;
    }

    /** Octets so far, without what follows the last set. */
    public int length() {
        return (ipfix ? IPFIX_HEADER_LENGTH : NETFLOW9_HEADER_LENGTH) + sets.size();
    }

    /** The datagram's payload. */
    public byte[] bytes() {
        final ByteBuffer out = ByteBuffer.allocate(length() + tail.length).putShort((short) version);
        if (ipfix) {
            out.putShort((short) (announced >= 0 ? announced : length()));
        } else {
            out.putShort((short) (announced >= 0 ? announced : records)).putInt((int) uptimeMillis);
        }
        out.putInt((int) unixSecs).putInt((int) sequence).putInt((int) domain);
        return out.put(sets.toByteArray()).put(tail).array();
    }
}
