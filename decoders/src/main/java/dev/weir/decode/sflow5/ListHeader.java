package dev.weir.decode.sflow5;

import dev.weir.flow.ie.SflowStructures;

/** Begins a list as RFC 6313 section 4.5.1 has it: one field that holds any number of values of one element. */
final class ListHeader {
    private static final int ORDERED = 4;
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int LENGTH = 9;
    private static final int ENTERPRISE_SHIFT = 32;
    private static final int ID_SHIFT = 16;

    private ListHeader() {}

    /**
     * Begins a list; the caller appends its values.
     *
     * @param key the field; its items have its number plus {@link SflowStructures#ITEM}
     * @param itemOctets octets of an item
     * @param octets octets of all items
     * @return false if there is no room
     */
    static boolean begin(RecordBuilder out, long key, int itemOctets, int octets) {
        if (!out.beginVariable(key, LENGTH + octets)) {
            return false;
        }
        out.append(ORDERED, Byte.BYTES);
        out.append((key >>> ID_SHIFT & 0xffff) + SflowStructures.ITEM | ENTERPRISE_BIT, Short.BYTES);
        out.append(itemOctets, Short.BYTES);
        out.append(key >>> ENTERPRISE_SHIFT, Integer.BYTES);
        return true;
    }
}
