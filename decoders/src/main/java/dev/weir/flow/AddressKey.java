package dev.weir.flow;

/**
 * An address of 16 bytes as a key of a map. One that is used for asking may be set anew before each question, so that a
 * look-up allocates nothing; one that is in a map is never set again. Owned by one thread.
 */
public final class AddressKey {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private long high;
    private long low;

    /** Makes a key of {@code ::}, to be set. */
    public AddressKey() {}

    /** Makes a key for an address; the bytes are not kept. */
    public static AddressKey of(byte[] address) {
        final AddressKey key = new AddressKey();
        key.set(address);
        return key;
    }

    /** Takes another address, 16 bytes; they are not kept. Not while it is in a map. */
    public void set(byte[] address) {
        high = Bytes.i64(address, 0);
        low = Bytes.i64(address, Addresses.LENGTH / 2);
    }

    /** A copy of the address, 16 bytes. */
    public byte[] bytes() {
        final byte[] address = new byte[Addresses.LENGTH];
        Bytes.putI64(address, 0, high);
        Bytes.putI64(address, Addresses.LENGTH / 2, low);
        return address;
    }

    @Override
    public int hashCode() {
        return (int) ((high * 31 + low) * SPREAD >>> Integer.SIZE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressKey key && key.high == high && key.low == low;
    }
}
