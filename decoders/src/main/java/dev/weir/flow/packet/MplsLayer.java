package dev.weir.flow.packet;

/** The MPLS label stack (RFC 3032) and what is under it, which no field tells. */
final class MplsLayer {
    private static final int ENTRY = 4;
    private static final int BOTTOM = 0x100;
    private static final int MOST_LABELS = 64;
    private static final int CONTROL_WORD = 4;
    private static final int TYPE_IN_FRAME = 12;
    private static final int FRAME = 14;

    private MplsLayer() {}

    static Layer labels(PacketCursor at) {
        for (int i = 0; i < MOST_LABELS && at.holds(ENTRY); i++) {
            final int entry = (int) at.u32(0);
            at.headers.addLabel(entry);
            at.trySkip(ENTRY);
            if ((entry & BOTTOM) != 0) {
                return payload(at);
            }
        }
        return Layer.END;
    }

    /**
     * What is under the bottom label: an IP packet begins with its version, an Ethernet pseudowire with a control word
     * of four zero bits (RFC 4385) or at once with the frame.
     */
    static Layer payload(PacketCursor at) {
        if (!at.holds(1)) {
            return Layer.END;
        }
        if (isFrame(at, 0)) {
            return at.enter(Tunnel.ETHERNET_OVER_MPLS, Layer.ETHERNET);
        }
        return switch (at.u8(0) >>> 4) {
            case 4, 6 -> Layer.IP;
            case 0 -> behindControlWord(at);
            default -> Layer.END;
        };
    }

    private static Layer behindControlWord(PacketCursor at) {
        if (!at.holds(CONTROL_WORD + FRAME)) {
            return Layer.END;
        }
        at.trySkip(CONTROL_WORD);
        return at.enter(Tunnel.ETHERNET_OVER_MPLS, Layer.ETHERNET);
    }

    /** Whether an Ethernet header with a common type stands there, and behind it what the type says. */
    private static boolean isFrame(PacketCursor at, int offset) {
        if (!at.holds(offset + FRAME + 1)) {
            return false;
        }
        final int type = at.u16(offset + TYPE_IN_FRAME);
        final int version = at.u8(offset + FRAME) >>> 4;
        return switch (type) {
            case LinkLayers.IPV4 -> version == 4;
            case LinkLayers.IPV6 -> version == 6;
            default -> LinkLayers.isCommon(type);
        };
    }
}
