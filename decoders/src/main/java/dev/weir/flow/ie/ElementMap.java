package dev.weir.flow.ie;

import java.util.Collection;

/** Elements by their numbers, read-only once built: a look-up costs a hash and one or two comparisons, no object. */
final class ElementMap {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final InformationElement[] slots;
    private final int shift;

    /** Takes the elements; of two with the same numbers the later one stays. */
    ElementMap(Collection<InformationElement> elements) {
        final int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(elements.size() * 2));
        slots = new InformationElement[1 << bits];
        shift = Long.SIZE - bits;
        for (InformationElement element : elements) {
            slots[slot(element.enterprise(), element.id())] = element;
        }
    }

    /** The element of these numbers, or null. */
    InformationElement get(long enterprise, int id) {
        return slots[slot(enterprise, id)];
    }

    /** The key under which a builder's map holds an element. */
    static long key(long enterprise, int id) {
        return enterprise << Short.SIZE | id;
    }

    private int slot(long enterprise, int id) {
        int slot = (int) (key(enterprise, id) * SPREAD >>> shift);
        while (slots[slot] != null && !isAt(slots[slot], enterprise, id)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static boolean isAt(InformationElement element, long enterprise, int id) {
        return element.id() == id && element.enterprise() == enterprise;
    }
}
