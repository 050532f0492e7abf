package dev.weir.flow.packet;

/** What stands at the cursor and is to be read next. */
enum Layer {
    END,
    ETHERNET,
    LLC,
    /** What the cursor's EtherType says. */
    ETHER_PAYLOAD,
    PPPOE,
    PPP,
    MPLS,
    /** IPv4 or IPv6, told apart by the version. */
    IP,
    /** What the cursor's IP protocol says. */
    IP_PAYLOAD,
    TCP,
    UDP,
    GRE
}
