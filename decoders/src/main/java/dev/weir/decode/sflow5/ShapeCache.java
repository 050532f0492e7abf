package dev.weir.decode.sflow5;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shapes of records seen before, by the sequence of their fields. An agent has a handful; one that invents ever new
 * sequences makes the cache forget everything when it is full, and nothing grows. Owned by the decoder's thread.
 */
final class ShapeCache {
    private static final int CAPACITY = 1024;
    private static final int SLOTS = 4 * CAPACITY;
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private final Entry[] slots = new Entry[SLOTS];
    private int size;

    /** Finds the shape of a sequence of fields, or compiles it. */
    Shape find(long[] signature, int count) {
        final int hash = hash(signature, count);
        int slot = hash & SLOTS - 1;
        while (slots[slot] != null) {
            if (slots[slot].is(hash, signature, count)) {
                return slots[slot].shape;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return add(hash, Arrays.copyOf(signature, count));
    }

    private Shape add(int hash, long[] signature) {
        if (size == CAPACITY) {
            Arrays.fill(slots, null);
            size = 0;
        }
        int slot = hash & SLOTS - 1;
        while (slots[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        slots[slot] = new Entry(hash, signature, compile(signature));
        size++;
        return slots[slot].shape;
    }

    /** Compiles the shape of a sequence of fields: its numbers are those of IPFIX. */
    static Shape compile(long[] signature) {
        final List<FieldSpecifier> fields = new ArrayList<>(signature.length);
        for (long field : signature) {
            fields.add(RecordBuilder.specifier(field));
        }
        return Shape.compile(Protocol.IPFIX, 0, 0, fields);
    }

    private static int hash(long[] signature, int count) {
        long hash = count;
        for (int i = 0; i < count; i++) {
            hash = (hash ^ signature[i]) * MIX;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) hash;
    }

    /** How many shapes it holds. */
    int size() {
        return size;
    }

    private record Entry(int hash, long[] signature, Shape shape) {
        boolean is(int otherHash, long[] other, int count) {
            return hash == otherHash && Arrays.equals(signature, 0, signature.length, other, 0, count);
        }
    }
}
