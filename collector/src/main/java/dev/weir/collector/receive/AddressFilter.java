package dev.weir.collector.receive;

/** Decides who may send. Asked for every datagram by the receiver's thread. */
@FunctionalInterface
public interface AddressFilter {
    /** Everybody may. */
    AddressFilter EVERYBODY = address -> true;

    /** Whether the owner of an address of 16 bytes, IPv4 mapped, may send. */
    boolean allows(byte[] address);
}
