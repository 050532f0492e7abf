package dev.weir.flow.ie;

import java.util.List;

/**
 * A structure of sFlow version 5 as sflow.org has it.
 *
 * @param enterprise the number under which the journal keeps its fields, see {@link SflowStructures}
 * @param format the number of its data format
 * @param name its name, such as {@code if_counters}
 * @param fields its fields in the order of the wire
 */
public record SflowStructure(long enterprise, int format, String name, List<Field> fields) {
    /**
     * A field of a structure.
     *
     * @param id its place in the structure from 1; 0 for {@link XdrType#REPEAT}
     * @param name its name, such as {@code ifInOctets}
     * @param type its type
     * @param units its units; empty if it has none
     */
    public record Field(int id, String name, XdrType type, String units) {}

    /** The field of an id, also of the ids that are worked out of it; null if there is none. */
    public Field field(int id) {
        final int base = id & ~(SflowStructures.ITEM | SflowStructures.IPV6);
        for (Field field : fields) {
            if (field.id() == base && base != 0) {
                return field;
            }
        }
        return null;
    }
}
