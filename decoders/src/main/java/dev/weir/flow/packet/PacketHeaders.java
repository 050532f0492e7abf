package dev.weir.flow.packet;

import dev.weir.flow.Addresses;

/**
 * What the headers of one packet say, as far as they were there. Filled by {@link PacketDissector}, which owns it;
 * valid until the next packet.
 */
public final class PacketHeaders {
    /** Label stack entries that are kept; more are counted only. */
    public static final int KEPT_LABELS = 10;

    private static final int LABEL_SHIFT = 12;

    private final long[] values = new long[PacketField.values().length];
    private final byte[] sourceAddress = new byte[Addresses.LENGTH];
    private final byte[] destinationAddress = new byte[Addresses.LENGTH];
    private final int[] labels = new int[KEPT_LABELS];
    private long present;
    private boolean hasSource;
    private boolean hasDestination;
    private int labelCount;
    private Tunnel tunnel;

    PacketHeaders() {}

    void clear() {
        present = 0;
        hasSource = false;
        hasDestination = false;
        labelCount = 0;
        tunnel = null;
    }

    /** Whether nothing at all was found. */
    public boolean isEmpty() {
        return present == 0 && labelCount == 0;
    }

    /** Whether the packet had this field. */
    public boolean has(PacketField field) {
        return (present & 1L << field.ordinal()) != 0;
    }

    /** A field's value, unsigned; 0 if the packet had none. */
    public long get(PacketField field) {
        return has(field) ? values[field.ordinal()] : 0;
    }

    /**
     * Copies the source address as 16 bytes, IPv4 mapped.
     *
     * @return false, and nothing copied, if the packet had none or it is cut off
     */
    public boolean copySourceAddress(byte[] into, int at) {
        if (hasSource) {
            System.arraycopy(sourceAddress, 0, into, at, Addresses.LENGTH);
        }
        return hasSource;
    }

    /**
     * Copies the destination address as 16 bytes, IPv4 mapped.
     *
     * @return false, and nothing copied, if the packet had none or it is cut off
     */
    public boolean copyDestinationAddress(byte[] into, int at) {
        if (hasDestination) {
            System.arraycopy(destinationAddress, 0, into, at, Addresses.LENGTH);
        }
        return hasDestination;
    }

    /** How many MPLS label stack entries were there, also those beyond {@link #KEPT_LABELS}. */
    public int labelCount() {
        return labelCount;
    }

    /**
     * A label stack entry as on the wire: label, traffic class, bottom of stack, TTL (RFC 3032).
     *
     * @param index 0 is the top; up to {@link #labelCount} and {@link #KEPT_LABELS}
     */
    public int labelStackEntry(int index) {
        if (index >= labelCount) {
            throw new IndexOutOfBoundsException(index);
        }
        return labels[index];
    }

    /** The label of an entry, 20 bits; see {@link #labelStackEntry}. */
    public int label(int index) {
        return labelStackEntry(index) >>> LABEL_SHIFT;
    }

    /** How the inner packet travels in this one; null if none was found. */
    public Tunnel tunnel() {
        return tunnel;
    }

    void put(PacketField field, long value) {
        values[field.ordinal()] = value;
        present |= 1L << field.ordinal();
    }

    void putSource(byte[] bytes, int offset, int length) {
        Addresses.toMapped(bytes, offset, length, sourceAddress, 0);
        hasSource = true;
    }

    void putDestination(byte[] bytes, int offset, int length) {
        Addresses.toMapped(bytes, offset, length, destinationAddress, 0);
        hasDestination = true;
    }

    void addLabel(int entry) {
        if (labelCount < KEPT_LABELS) {
            labels[labelCount] = entry;
        }
        labelCount++;
    }

    void putTunnel(Tunnel how) {
        tunnel = how;
    }
}
