package dev.weir.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes sFlow version 5 datagrams as XDR has them, word by word. */
public final class Sflow5Bytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Sflow5Bytes() {}

    /** Nothing yet. */
    public static Sflow5Bytes xdr() {
        return new Sflow5Bytes();
    }

    /** A datagram of samples from the agent 192.0.2.9, sub-agent 0, uptime one minute. */
    public static byte[] datagram(int sequence, byte[]... samples) {
        return datagram(sequence, samples.length, samples);
    }

    /** A datagram that announces so many samples. */
    public static byte[] datagram(int sequence, int announced, byte[]... samples) {
        return datagram("c0000209", 0, sequence, announced, samples);
    }

    /** A datagram of an agent whose address is in hexadecimal. */
    public static byte[] datagram(String agent, int subAgent, int sequence, int announced, byte[]... samples) {
        final byte[] address = HexFormat.of().parseHex(agent);
        final Sflow5Bytes datagram = xdr().u32(5)
                .u32(address.length == 16 ? 2 : address.length == 4 ? 1 : 0)
                .raw(address)
                .u32(subAgent, sequence, 60_000, announced);
        for (byte[] sample : samples) {
            datagram.raw(sample);
        }
        return datagram.bytes();
    }

    /** A compact flow sample of source 0:3, one of 512, pool 1024, no drops, from interface 3 to 4. */
    public static byte[] flowSample(int sequence, byte[]... records) {
        return flowSample(sequence, 0, 3, 4, records);
    }

    /** A compact flow sample of source 0:3, one of 512. */
    public static byte[] flowSample(int sequence, int drops, int input, int output, byte[]... records) {
        return opaque(1, xdr().u32(sequence, 3, 512, 1024, drops, input, output, records.length), records);
    }

    /** An expanded flow sample of source 0:3, one of 512. */
    public static byte[] expandedFlowSample(
            int sequence, int inputFormat, int input, int outputFormat, int output, byte[]... records) {
        return opaque(
                3,
                xdr().u32(sequence, 0, 3, 512, 1024, 0, inputFormat, input, outputFormat, output, records.length),
                records);
    }

    /** A compact counter sample of source 0:3. */
    public static byte[] counterSample(int sequence, byte[]... records) {
        return opaque(2, xdr().u32(sequence, 3, records.length), records);
    }

    /** An expanded counter sample. */
    public static byte[] expandedCounterSample(int sequence, int type, int index, byte[]... records) {
        return opaque(4, xdr().u32(sequence, type, index, records.length), records);
    }

    /** A notification of a discarded packet of source 0:3, from interface 3 to 4. */
    public static byte[] discarded(int sequence, int drops, int reason, byte[]... records) {
        return opaque(5, xdr().u32(sequence, 0, 3, drops, 3, 4, reason, records.length), records);
    }

    /** A flow record with a packet's first octets; 4 octets of checksum were stripped. */
    public static byte[] sampledHeader(int protocol, int frameLength, byte[] header) {
        return record(1, xdr().u32(protocol, frameLength, 4).opaque(header).bytes());
    }

    /** A record, or a sample: its format, its length, its octets. */
    public static byte[] record(int format, byte[] body) {
        return xdr().u32(format, body.length).raw(body).bytes();
    }

    private static byte[] opaque(int format, Sflow5Bytes head, byte[]... records) {
        for (byte[] record : records) {
            head.raw(record);
        }
        return record(format, head.bytes());
    }

    /** Words. */
    public Sflow5Bytes u32(int... words) {
        for (int word : words) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes.write(word >> shift);
            }
        }
        return this;
    }

    /** Double words. */
    public Sflow5Bytes u64(long... words) {
        for (long word : words) {
            u32((int) (word >> 32), (int) word);
        }
        return this;
    }

    /** Octets as they are. */
    public Sflow5Bytes raw(byte[] octets) {
        bytes.writeBytes(octets);
        return this;
    }

    /** Octets in hexadecimal, as they are. */
    public Sflow5Bytes hex(String octets) {
        return raw(HexFormat.of().parseHex(octets.replace(" ", "")));
    }

    /** A length, octets, padding to whole words. */
    public Sflow5Bytes opaque(byte[] octets) {
        return u32(octets.length).raw(octets).raw(new byte[-octets.length & 3]);
    }

    /** A string. */
    public Sflow5Bytes string(String text) {
        return opaque(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What has been put together. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** An Ethernet frame with IPv4 and TCP: 198.51.100.1:40000 to 192.0.2.80:443, SYN and ACK; so long in all. */
    public static byte[] tcpFrame(int length) {
        final byte[] frame = xdr().hex("0200000000aa 0200000000bb 0800")
                .hex("45100564 1234 4000 40 06 0000 c6336401 c0000250")
                .hex("9c40 01bb 00000001 00000002 5012 ffff 0000 0000")
                .bytes();
        return java.util.Arrays.copyOf(frame, length);
    }

    /** One of everything that a real agent sends. */
    public static List<byte[]> corpus() {
        final byte[] header = sampledHeader(1, 1398, tcpFrame(128));
        final byte[] router = record(1002, xdr().u32(1, 0xc0000201, 24, 25).bytes());
        final byte[] gateway = record(
                1003,
                xdr().u32(1, 0xc0000202, 64500, 64501, 64502, 1, 2, 2, 64503, 64504, 2, 0x00010002, 0x00010003, 100)
                        .bytes());
        final byte[] http = record(
                2206,
                xdr().u32(2, 1001)
                        .string("/index.html")
                        .string("example.net")
                        .string("")
                        .string("curl/8")
                        .string("")
                        .string("")
                        .string("text/html")
                        .u64(0, 1234)
                        .u32(1500, 200)
                        .bytes());
        final byte[] counters = record(2, new byte[52]);
        final byte[] adapters = record(
                2001, xdr().u32(2, 1, 1).hex("0200000000010000").u32(2, 0).bytes());
        final List<byte[]> corpus = new ArrayList<>();
        corpus.add(datagram(1, flowSample(1, header, router, gateway), flowSample(2, header, router, gateway)));
        corpus.add(datagram(2, expandedFlowSample(3, 0, 3, 2, 7, header), counterSample(1, counters, adapters)));
        corpus.add(
                datagram("20010db8000000000000000000000009", 3, 4, 2, flowSample(4, http), discarded(1, 2, 3, header)));
        corpus.add(datagram(
                3,
                expandedCounterSample(
                        2, 2, 100000, record(1005, xdr().string("eth0").bytes()))));
        corpus.add(datagram(4, record(4300 << 12 | 1002, xdr().u32(1, 2, 3).bytes())));
        return corpus;
    }
}
