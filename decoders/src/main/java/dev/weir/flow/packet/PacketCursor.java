package dev.weir.flow.packet;

import dev.weir.flow.Bytes;

/** Where a dissector stands in a packet, and the headers that it fills. */
final class PacketCursor {
    final PacketHeaders outer = new PacketHeaders();
    final PacketHeaders inner = new PacketHeaders();
    PacketHeaders headers = outer;
    byte[] bytes;
    /** The EtherType of what follows, for {@link Layer#ETHER_PAYLOAD}. */
    int etherType;
    /** The IP protocol of what follows, for {@link Layer#IP_PAYLOAD}. */
    int protocol;

    private int start;
    private int offset;
    private int limit;

    void begin(byte[] packet, int from, int length) {
        bytes = packet;
        start = from;
        offset = from;
        limit = from + length;
        outer.clear();
        inner.clear();
        headers = outer;
    }

    /** Whether so many octets are left. */
    boolean holds(int octets) {
        return limit - offset >= octets;
    }

    /** An octet, counted from the cursor; the caller has asked {@link #holds}. */
    int u8(int at) {
        return Bytes.u8(bytes, offset + at);
    }

    /** Two octets, counted from the cursor; the caller has asked {@link #holds}. */
    int u16(int at) {
        return Bytes.u16(bytes, offset + at);
    }

    /** Four octets, counted from the cursor; the caller has asked {@link #holds}. */
    long u32(int at) {
        return Bytes.u32(bytes, offset + at);
    }

    /** Moves on. Returns false, and stays, if there is not so much left. */
    boolean trySkip(int octets) {
        if (!holds(octets)) {
            return false;
        }
        offset += octets;
        return true;
    }

    /** Ends the packet so many octets behind the cursor, if it does not end before: what follows is padding. */
    void trim(int octets) {
        limit = Math.min(limit, offset + octets);
    }

    /** Keeps a number of 1 to 8 octets, if it is all there. */
    void put(PacketField field, int at, int octets) {
        if (holds(at + octets)) {
            headers.put(field, Bytes.unsigned(bytes, offset + at, octets));
        }
    }

    /** Keeps both addresses, if they are all there. */
    void putAddresses(int sourceAt, int destinationAt, int octets) {
        if (holds(sourceAt + octets)) {
            headers.putSource(bytes, offset + sourceAt, octets);
        }
        if (holds(destinationAt + octets)) {
            headers.putDestination(bytes, offset + destinationAt, octets);
        }
    }

    /** Notes that what follows the cursor is payload. */
    void putPayload() {
        headers.put(PacketField.PAYLOAD_OFFSET, offset - start);
    }

    /** Goes on with the inner packet. Returns the end if this is the inner packet already: there are only two. */
    Layer enter(Tunnel how, Layer next) {
        headers.putTunnel(how);
        if (headers == inner) {
            return Layer.END;
        }
        headers = inner;
        return next;
    }
}
