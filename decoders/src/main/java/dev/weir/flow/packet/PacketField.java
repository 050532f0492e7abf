package dev.weir.flow.packet;

/** A number that {@link PacketHeaders} may hold. Addresses and MPLS labels have methods of their own. */
public enum PacketField {
    /** Six octets. */
    SOURCE_MAC,
    /** Six octets. */
    DESTINATION_MAC,
    /** EtherType behind all VLAN tags; of a frame with LLC and SNAP the one in SNAP, of one with LLC only absent. */
    ETHER_TYPE,
    /** VLAN identifier of the first tag: the service tag if there are two. */
    VLAN_ID,
    /** Priority code point of the first tag. */
    VLAN_PRIORITY,
    /** VLAN identifier of the second tag. */
    CUSTOMER_VLAN_ID,
    /** Priority code point of the second tag. */
    CUSTOMER_VLAN_PRIORITY,
    /** PPPoE session (RFC 2516). */
    PPPOE_SESSION_ID,
    /** 4 or 6. */
    IP_VERSION,
    /** Octets of the IP header: with options in IPv4, without extension headers in IPv6. */
    IP_HEADER_LENGTH,
    /** Octets of the whole IP packet as its header says; absent where an IPv6 header says 0. */
    IP_TOTAL_LENGTH,
    /** TOS octet or traffic class. */
    IP_CLASS,
    /** TTL or hop limit. */
    TTL,
    /** Protocol of the payload, behind IPv6 extension headers and AH; absent when the packet is cut off before it. */
    PROTOCOL,
    /** IPv6 flow label. */
    FLOW_LABEL,
    /** Identification of a fragment; in IPv6 only with a fragment header. */
    FRAGMENT_ID,
    /** Offset of a fragment in units of 8 octets; in IPv6 only with a fragment header. */
    FRAGMENT_OFFSET,
    /** 4 reserved, 2 don't fragment, 1 more fragments; in IPv6 only with a fragment header. */
    FRAGMENT_FLAGS,
    /** Segments left of an IPv6 routing header of type 4 (RFC 8754). */
    SEGMENTS_LEFT,
    /** Index of the last segment of an IPv6 routing header of type 4 (RFC 8754). */
    LAST_SEGMENT,
    /** Port of TCP, UDP, UDP-Lite, SCTP or DCCP. */
    SOURCE_PORT,
    /** Port of TCP, UDP, UDP-Lite, SCTP or DCCP. */
    DESTINATION_PORT,
    /** The twelve bits behind the TCP data offset, as element 6 has them. */
    TCP_FLAGS,
    /** TCP sequence number. */
    TCP_SEQUENCE,
    /** TCP acknowledgement number. */
    TCP_ACKNOWLEDGEMENT,
    /** TCP window, not scaled. */
    TCP_WINDOW,
    /** Octets of the TCP header with its options. */
    TCP_HEADER_LENGTH,
    /** Octets of UDP header and payload, as the header says. */
    UDP_LENGTH,
    /** Type of ICMP or ICMPv6. */
    ICMP_TYPE,
    /** Code of ICMP or ICMPv6. */
    ICMP_CODE,
    /** Type of IGMP. */
    IGMP_TYPE,
    /** Security parameters index of ESP or AH. */
    SECURITY_PARAMETERS_INDEX,
    /** GRE key (RFC 2890); of PPTP the call identifier in its low 16 bits. */
    GRE_KEY,
    /** What the tunnel is called: VNI, TEID, L2TP session, or the service instance of 802.1ah. */
    TUNNEL_ID,
    /** Octets from the start of the section to the payload behind the last header read here. */
    PAYLOAD_OFFSET
}
