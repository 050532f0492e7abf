package dev.weir.flow;

/** Where a record's values are looked for that none of its own fields tells: a packet in it, or what it refers to. */
interface OtherValues {
    /** Whether there is a value of this meaning. */
    boolean has(FlowField field);

    /** A number; only of a field that {@link #has} has confirmed. */
    long number(FlowField field);

    /** How many octets an address has; only of a field that {@link #has} has confirmed. */
    int addressLength(FlowField field);

    /** Copies an address as 16 bytes; only of a field that {@link #has} has confirmed. */
    void copyAddress(FlowField field, byte[] into, int at);

    /** Copies a MAC address; only of a field that {@link #has} has confirmed. */
    void copyMac(FlowField field, byte[] into, int at);
}
