package dev.weir.flow.packet;

/** GRE (RFC 2784, RFC 2890), its PPTP version (RFC 2637) and ERSPAN, which is a use of it. */
final class GreLayer {
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGEMENT = 0x80;
    private static final int VERSION = 7;
    private static final int PPTP = 1;
    private static final int HEADER = 4;
    private static final int WORD = 4;
    private static final int PPP_TYPE = 0x880b;
    private static final int ETHERNET_TYPE = 0x6558;
    private static final int ERSPAN_TYPE = 0x88be;
    private static final int ERSPAN3_TYPE = 0x22eb;
    private static final int ERSPAN2_HEADER = 8;
    private static final int ERSPAN3_HEADER = 12;
    private static final int ERSPAN3_OPTION = 8;

    private GreLayer() {}

    static Layer gre(PacketCursor at) {
        if (!at.holds(HEADER)) {
            return Layer.END;
        }
        final int flags = at.u16(0);
        final int type = at.u16(2);
        final boolean pptp = (flags & VERSION) == PPTP;
        if ((flags & ROUTING) != 0 || (flags & VERSION) > PPTP || pptp != (type == PPP_TYPE)) {
            return Layer.END;
        }
        final int keyAt = HEADER + words(flags, CHECKSUM);
        if ((flags & KEY) != 0) {
            at.put(PacketField.GRE_KEY, pptp ? keyAt + 2 : keyAt, pptp ? 2 : WORD);
        }
        final int length = keyAt + words(flags, KEY) + words(flags, SEQUENCE);
        if (!at.trySkip(pptp ? length + words(flags, ACKNOWLEDGEMENT) : length)) {
            return Layer.END;
        }
        return payload(at, type, (flags & SEQUENCE) != 0);
    }

    private static int words(int flags, int flag) {
        return (flags & flag) != 0 ? WORD : 0;
    }

    private static Layer payload(PacketCursor at, int type, boolean sequenced) {
        return switch (type) {
            case PPP_TYPE -> at.enter(Tunnel.GRE, Layer.PPP);
            case ETHERNET_TYPE -> at.enter(Tunnel.GRE, Layer.ETHERNET);
            case ERSPAN_TYPE -> erspan(at, sequenced ? ERSPAN2_HEADER : 0);
            case ERSPAN3_TYPE -> erspan3(at);
            default -> {
                at.etherType = type;
                yield at.enter(Tunnel.GRE, Layer.ETHER_PAYLOAD);
            }
        };
    }

    private static Layer erspan(PacketCursor at, int length) {
        return at.trySkip(length) ? at.enter(Tunnel.ERSPAN, Layer.ETHERNET) : Layer.END;
    }

    private static Layer erspan3(PacketCursor at) {
        if (!at.holds(ERSPAN3_HEADER)) {
            return Layer.END;
        }
        final boolean option = (at.u8(ERSPAN3_HEADER - 1) & 1) != 0;
        return erspan(at, option ? ERSPAN3_HEADER + ERSPAN3_OPTION : ERSPAN3_HEADER);
    }
}
