package dev.weir.flow.packet;

/** IPv4 with options, IPv6 with extension headers, and AH, which is one in both. */
final class IpLayers {
    private static final int V4_HEADER = 20;
    private static final int V6_HEADER = 40;
    private static final int FRAGMENT_BITS = 13;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;
    private static final int HOST_IDENTITY = 139;
    private static final int SHIM6 = 140;
    private static final int EXTENSION_UNIT = 8;
    private static final int SEGMENT_ROUTING = 4;

    private IpLayers() {}

    static Layer ip(PacketCursor at) {
        if (!at.holds(1)) {
            return Layer.END;
        }
        return switch (at.u8(0) >>> 4) {
            case 4 -> ipv4(at);
            case 6 -> ipv6(at);
            default -> Layer.END;
        };
    }

    private static Layer ipv4(PacketCursor at) {
        final int headerLength = (at.u8(0) & 0xf) * 4;
        at.headers.put(PacketField.IP_VERSION, 4);
        at.headers.put(PacketField.IP_HEADER_LENGTH, headerLength);
        at.put(PacketField.IP_CLASS, 1, 1);
        at.put(PacketField.IP_TOTAL_LENGTH, 2, 2);
        at.put(PacketField.FRAGMENT_ID, 4, 2);
        at.put(PacketField.TTL, 8, 1);
        at.putAddresses(12, 16, 4);
        if (at.holds(8)) {
            putFragment(at, at.u16(6) >>> FRAGMENT_BITS, at.u16(6) & (1 << FRAGMENT_BITS) - 1);
        }
        if (at.holds(10)) {
            protocol(at, at.u8(9));
        }
        if (headerLength < V4_HEADER || !at.holds(V4_HEADER)) {
            return Layer.END;
        }
        final int totalLength = at.u16(2);
        if (totalLength >= headerLength) {
            at.trim(totalLength);
        }
        return at.trySkip(headerLength) && isFirstFragment(at) ? Layer.IP_PAYLOAD : Layer.END;
    }

    private static Layer ipv6(PacketCursor at) {
        at.headers.put(PacketField.IP_VERSION, 6);
        at.headers.put(PacketField.IP_HEADER_LENGTH, V6_HEADER);
        if (at.holds(2)) {
            at.headers.put(PacketField.IP_CLASS, at.u16(0) >>> 4 & 0xff);
        }
        if (at.holds(4)) {
            at.headers.put(PacketField.FLOW_LABEL, at.u32(0) & 0xf_ffff);
        }
        final int length = at.holds(6) ? at.u16(4) : 0;
        if (length > 0) {
            at.headers.put(PacketField.IP_TOTAL_LENGTH, V6_HEADER + length);
            at.trim(V6_HEADER + length);
        }
        at.put(PacketField.TTL, 7, 1);
        at.putAddresses(8, 24, 16);
        if (!at.holds(7)) {
            return Layer.END;
        }
        protocol(at, at.u8(6));
        return at.trySkip(V6_HEADER) ? Layer.IP_PAYLOAD : Layer.END;
    }

    /** Whether the cursor's protocol is a header that only leads to the next; ESP is none, for it hides the rest. */
    static boolean isExtension(PacketCursor at) {
        return switch (at.protocol) {
            case AUTHENTICATION -> true;
            case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION_OPTIONS, MOBILITY, HOST_IDENTITY, SHIM6 ->
                at.headers.get(PacketField.IP_VERSION) == 6;
            default -> false;
        };
    }

    /** Reads one extension header and sets the cursor's protocol to the next. */
    static Layer extension(PacketCursor at) {
        return switch (at.protocol) {
            case FRAGMENT -> fragment(at);
            case AUTHENTICATION -> authentication(at);
            case ROUTING -> routing(at);
            default -> options(at);
        };
    }

    private static Layer options(PacketCursor at) {
        return at.holds(2) ? next(at, (at.u8(1) + 1) * EXTENSION_UNIT) : Layer.END;
    }

    private static Layer routing(PacketCursor at) {
        if (at.holds(3) && at.u8(2) == SEGMENT_ROUTING) {
            at.put(PacketField.SEGMENTS_LEFT, 3, 1);
            at.put(PacketField.LAST_SEGMENT, 4, 1);
        }
        return options(at);
    }

    private static Layer authentication(PacketCursor at) {
        at.put(PacketField.SECURITY_PARAMETERS_INDEX, 4, 4);
        return at.holds(2) ? next(at, (at.u8(1) + 2) * 4) : Layer.END;
    }

    private static Layer fragment(PacketCursor at) {
        at.put(PacketField.FRAGMENT_ID, 4, 4);
        if (!at.holds(4)) {
            return Layer.END;
        }
        putFragment(at, at.u16(2) & 1, at.u16(2) >>> 3);
        final Layer next = next(at, EXTENSION_UNIT);
        return isFirstFragment(at) ? next : Layer.END;
    }

    private static Layer next(PacketCursor at, int length) {
        protocol(at, at.u8(0));
        return at.trySkip(length) ? Layer.IP_PAYLOAD : Layer.END;
    }

    private static void protocol(PacketCursor at, int protocol) {
        at.protocol = protocol;
        if (!isExtension(at)) {
            at.headers.put(PacketField.PROTOCOL, protocol);
        }
    }

    private static void putFragment(PacketCursor at, int flags, int offset) {
        at.headers.put(PacketField.FRAGMENT_FLAGS, flags);
        at.headers.put(PacketField.FRAGMENT_OFFSET, offset);
    }

    private static boolean isFirstFragment(PacketCursor at) {
        return at.headers.get(PacketField.FRAGMENT_OFFSET) == 0;
    }
}
