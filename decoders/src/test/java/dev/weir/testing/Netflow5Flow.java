package dev.weir.testing;

import java.nio.ByteBuffer;

/** One NetFlow v5 flow record of 48 octets; see {@link Netflow5Bytes}. */
public final class Netflow5Flow {
    private final ByteBuffer octets = ByteBuffer.allocate(Netflow5Bytes.RECORD_LENGTH);

    private Netflow5Flow() {}

    /** A TCP flow of 1 packet and 40 octets from 192.0.2.1:1024 to 198.51.100.1:80, now. */
    public static Netflow5Flow flow() {
        return new Netflow5Flow()
                .source("192.0.2.1", 1024)
                .destination("198.51.100.1", 80)
                .packets(1)
                .octets(40)
                .protocol(6)
                .switched(3_599_000, 3_599_500);
    }

    /** Source address, dotted quad, and port. */
    public Netflow5Flow source(String address, int port) {
        octets.put(0, quad(address)).putShort(32, (short) port);
        return this;
    }

    /** Destination address, dotted quad, and port. */
    public Netflow5Flow destination(String address, int port) {
        octets.put(4, quad(address)).putShort(34, (short) port);
        return this;
    }

    /** The next hop's address, dotted quad. */
    public Netflow5Flow nextHop(String address) {
        octets.put(8, quad(address));
        return this;
    }

    /** The SNMP indices of the interfaces. */
    public Netflow5Flow interfaces(int input, int output) {
        octets.putShort(12, (short) input).putShort(14, (short) output);
        return this;
    }

    /** Packets; the low 32 bits are sent. */
    public Netflow5Flow packets(long count) {
        octets.putInt(16, (int) count);
        return this;
    }

    /** Octets of layer 3; the low 32 bits are sent. */
    public Netflow5Flow octets(long count) {
        octets.putInt(20, (int) count);
        return this;
    }

    /** The uptimes of the first and of the last packet, milliseconds; the low 32 bits are sent. */
    public Netflow5Flow switched(long first, long last) {
        octets.putInt(24, (int) first).putInt(28, (int) last);
        return this;
    }

    /** The IP protocol. */
    public Netflow5Flow protocol(int number) {
        octets.put(38, (byte) number);
        return this;
    }

    /** The TCP flags. */
    public Netflow5Flow tcpFlags(int flags) {
        octets.put(37, (byte) flags);
        return this;
    }

    /** The type of service. */
    public Netflow5Flow tos(int value) {
        octets.put(39, (byte) value);
        return this;
    }

    /** The autonomous systems. */
    public Netflow5Flow systems(int source, int destination) {
        octets.putShort(40, (short) source).putShort(42, (short) destination);
        return this;
    }

    /** The lengths of the network prefixes. */
    public Netflow5Flow masks(int source, int destination) {
        octets.put(44, (byte) source).put(45, (byte) destination);
        return this;
    }

    /** The octet and the two octets that mean nothing. */
    public Netflow5Flow padding(int first, int second) {
        octets.put(36, (byte) first).putShort(46, (short) second);
        return this;
    }

    /** The record. */
    public byte[] bytes() {
        return octets.array().clone();
    }

    private static byte[] quad(String address) {
        final String[] parts = address.split("\\.", -1);
        final byte[] quad = new byte[4];
        for (int i = 0; i < quad.length; i++) {
            quad[i] = (byte) Integer.parseInt(parts[i]);
        }
        return quad;
    }
}
