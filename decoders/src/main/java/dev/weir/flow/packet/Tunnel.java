package dev.weir.flow.packet;

/** How one packet travels within another. */
public enum Tunnel {
    /** IPv4 or IPv6 in IPv4 or IPv6 (RFC 2003, RFC 2473, RFC 4213, RFC 8986). */
    IP_IN_IP,
    /** GRE, also with Ethernet within, and PPTP (RFC 2784, RFC 2637). */
    GRE,
    /** A mirrored frame, ERSPAN types I to III. */
    ERSPAN,
    /** MPLS straight in IP or UDP (RFC 4023, RFC 7510). */
    MPLS_IN_IP,
    /** An Ethernet pseudowire (RFC 4448). */
    ETHERNET_OVER_MPLS,
    /** Ethernet straight in IP (RFC 3378, RFC 8986). */
    ETHERNET_IN_IP,
    /** VXLAN and its generic protocol extension (RFC 7348). */
    VXLAN,
    /** Geneve (RFC 8926). */
    GENEVE,
    /** GTP-U (3GPP TS 29.281). */
    GTP_U,
    /** L2TP version 2 (RFC 2661). */
    L2TP,
    /** Provider backbone bridging, 802.1ah. */
    MAC_IN_MAC
}
