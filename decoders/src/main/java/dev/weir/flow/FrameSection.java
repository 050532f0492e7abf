package dev.weir.flow;

/**
 * Where the records of a shape have the first octets of a packet, and what octets those are. Immutable; made once per
 * shape.
 */
final class FrameSection {
    private static final int LAYER_2_PACKET_SECTION_DATA = 104;
    private static final int IP_HEADER_PACKET_SECTION = 313;
    private static final int DATA_LINK_FRAME_SECTION = 315;
    private static final int MPLS_PAYLOAD_PACKET_SECTION = 317;
    private static final int DATA_LINK_FRAME_TYPE = 408;
    private static final int SECTION_OFFSET = 409;
    private static final int SECTION_EXPORTED_OCTETS = 410;

    /** What a section begins with. */
    enum Start {
        /** The frame's Ethernet header. */
        ETHERNET,
        /** The IP header. */
        IP,
        /** What is under an MPLS stack. */
        MPLS_PAYLOAD
    }

    final Start start;
    final int place;
    final int frameType;
    final int sectionOffset;
    final int exportedOctets;

    private FrameSection(Start start, int place, ElementPlaces places) {
        this.start = start;
        this.place = place;
        this.frameType = places.find(DATA_LINK_FRAME_TYPE);
        this.sectionOffset = places.find(SECTION_OFFSET);
        this.exportedOctets = places.find(SECTION_EXPORTED_OCTETS);
    }

    /** The section of a template, the longest way into the packet first; null if it has none. */
    static FrameSection of(ElementPlaces places) {
        if (places.find(DATA_LINK_FRAME_SECTION) >= 0) {
            return new FrameSection(Start.ETHERNET, places.find(DATA_LINK_FRAME_SECTION), places);
        }
        if (places.find(LAYER_2_PACKET_SECTION_DATA) >= 0) {
            return new FrameSection(Start.ETHERNET, places.find(LAYER_2_PACKET_SECTION_DATA), places);
        }
        if (places.find(IP_HEADER_PACKET_SECTION) >= 0) {
            return new FrameSection(Start.IP, places.find(IP_HEADER_PACKET_SECTION), places);
        }
        if (places.find(MPLS_PAYLOAD_PACKET_SECTION) >= 0) {
            return new FrameSection(Start.MPLS_PAYLOAD, places.find(MPLS_PAYLOAD_PACKET_SECTION), places);
        }
        return null;
    }
}
