package dev.weir.decode.sflow5;

import dev.weir.flow.Shape;
import dev.weir.flow.ie.SflowStructure;
import dev.weir.flow.ie.XdrType;
import java.util.List;

/** A structure, compiled for reading: types and keys in arrays. Immutable. */
final class StructureLayout {
    private final XdrType[] types;
    private final long[] keys;
    private final long[] standardKeys;
    private final long[] standardIpv6Keys;
    private final int[] standardOctets;
    private final int repeat;
    private final int fixedLength;
    private final Shape metricShape;

    private StructureLayout(SflowStructure structure) {
        final List<SflowStructure.Field> fields = structure.fields().stream()
                .filter(field -> !field.type().isDerived())
                .toList();
        types = new XdrType[fields.size()];
        keys = new long[types.length];
        standardKeys = new long[types.length];
        standardIpv6Keys = new long[types.length];
        standardOctets = new int[types.length];
        int repeated = -1;
        for (int i = 0; i < types.length; i++) {
            types[i] = fields.get(i).type();
            keys[i] = RecordBuilder.key(structure.enterprise(), fields.get(i).id());
            setStandard(i, StandardElements.find(keys[i]));
            repeated = types[i] == XdrType.REPEAT ? i : repeated;
        }
        repeat = repeated;
        fixedLength = measure();
        metricShape = fixedLength < 0 ? null : ShapeCache.compile(metricSignature());
    }

    /** Compiles a structure; null stays null. */
    static StructureLayout of(SflowStructure structure) {
        return structure == null ? null : new StructureLayout(structure);
    }

    private void setStandard(int i, StandardElements.Element element) {
        if (element != null) {
            standardKeys[i] = RecordBuilder.key(0, element.id());
            standardIpv6Keys[i] = RecordBuilder.key(0, element.ipv6Id() == 0 ? element.id() : element.ipv6Id());
            standardOctets[i] = element.octets();
        }
    }

    private int measure() {
        int length = 0;
        for (XdrType type : types) {
            if (!type.isKeptAsSent()) {
                return -1;
            }
            length += type.octets();
        }
        return length;
    }

    private long[] metricSignature() {
        final long[] signature = new long[SampleFields.SOURCE_COUNT + types.length];
        SampleFields.putSourceSignature(signature);
        for (int i = 0; i < types.length; i++) {
            signature[SampleFields.SOURCE_COUNT + i] = keys[i] | types[i].octets();
        }
        return signature;
    }

    int fieldCount() {
        return types.length;
    }

    XdrType type(int index) {
        return types[index];
    }

    /** Where the structure has the field. */
    long key(int index) {
        return keys[index];
    }

    /** The standard element that the field is; 0 if it is none. */
    long standardKey(int index) {
        return standardKeys[index];
    }

    /** The standard element that the field is where it is about IPv6. */
    long standardIpv6Key(int index) {
        return standardIpv6Keys[index];
    }

    /** How many octets of a number the standard element takes; 0 if it takes all. */
    int standardOctets(int index) {
        return standardOctets[index];
    }

    /** The place of the count that the fields behind it come so many times; -1 if there is none. */
    int repeat() {
        return repeat;
    }

    /** The length of a record that is kept just as it was sent; -1 if it is not. */
    int fixedLength() {
        return fixedLength;
    }

    /** The shape of a metric record of a whole structure of fixed length. */
    Shape metricShape() {
        return metricShape;
    }
}
