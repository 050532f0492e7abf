package dev.weir.decode.sflow5;

import dev.weir.decode.Datagram;
import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;

/**
 * The header of an sFlow version 5 datagram.
 *
 * <pre>
 *   0 version u32    4 kind of address u32: 0 unknown, 1 IPv4, 2 IPv6    8 agent address, 0, 4 or 16 octets
 *   then sub-agent u32, sequence number u32, uptime in milliseconds u32, count of samples u32
 * </pre>
 */
final class Sflow5Header {
    static final int VERSION = 5;
    private static final int AGENT = 8;
    private static final int BEHIND_AGENT = 16;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    final byte[] agent = new byte[Addresses.LENGTH];
    boolean hasAgent;
    long subAgent;
    int sequence;
    int uptimeMillis;
    long samples;
    private int length;

    /** Whether octets begin with this version, which is 32 bits wide. */
    static boolean recognises(byte[] bytes, int offset, int length) {
        return length >= Integer.BYTES && Bytes.i32(bytes, offset) == VERSION;
    }

    /** Octets of the agent address; -1 if its kind is not known. */
    private static int agentLength(int kind) {
        return switch (kind) {
            case 0 -> 0;
            case IPV4 -> Addresses.IPV4_LENGTH;
            case IPV6 -> Addresses.LENGTH;
            default -> -1;
        };
    }

    /** Whether the kind of the agent's address is there and none of those that are known. */
    static boolean isForeignAgent(Datagram datagram) {
        return datagram.length >= AGENT && agentLength(Bytes.i32(datagram.bytes, datagram.offset + 4)) < 0;
    }

    /** Reads the header; false if it is cut, or the agent's address is of no known kind. */
    boolean read(Datagram datagram) {
        final byte[] bytes = datagram.bytes;
        final int start = datagram.offset;
        final int octets = datagram.length < AGENT ? -1 : agentLength(Bytes.i32(bytes, start + 4));
        if (octets < 0 || datagram.length < AGENT + octets + BEHIND_AGENT) {
            return false;
        }
        Addresses.toMapped(bytes, start + AGENT, octets, agent, 0);
        final int rest = start + AGENT + octets;
        // An agent that does not know its address sends none, or zeros.
        hasAgent = !Bytes.isZero(bytes, start + AGENT, rest);
        subAgent = Bytes.u32(bytes, rest);
        sequence = Bytes.i32(bytes, rest + 4);
        uptimeMillis = Bytes.i32(bytes, rest + 8);
        samples = Bytes.u32(bytes, rest + 12);
        length = AGENT + octets + BEHIND_AGENT;
        return true;
    }

    /** Octets of the header that was read. */
    int length() {
        return length;
    }
}
