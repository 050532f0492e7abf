package dev.weir.sink.field;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the elements of a biflow are called in the flow of the way back (RFC 5103), once it is split in two: reverse
 * elements by their forward names, and those of source and destination by each other's.
 */
public final class WayBack {
    private static final int[][] EXCHANGED = {
        {7, 11},
        {8, 12},
        {9, 13},
        {10, 14},
        {16, 17},
        {27, 28},
        {29, 30},
        {44, 45},
        {56, 80},
        {57, 81},
        {58, 59},
        {128, 129},
        {169, 170},
        {180, 181},
        {182, 183},
        {225, 226},
        {227, 228},
        {234, 235},
        {243, 254},
        {245, 255},
        {252, 253},
        {281, 282},
        {414, 415},
    };
    /** Responder octets and packets tell of the way back without being reverse elements. */
    private static final Map<Integer, Integer> RESPONDER = Map.of(232, 1, 299, 2);

    private static final Set<Integer> FORWARD_ONLY = FlowField.wayThereElements();
    private static final Map<Integer, Integer> COUNTERPARTS = counterparts();

    private WayBack() {}

    private static Map<Integer, Integer> counterparts() {
        final Map<Integer, Integer> counterparts = new HashMap<>();
        for (int[] pair : EXCHANGED) {
            counterparts.put(pair[0], pair[1]);
            counterparts.put(pair[1], pair[0]);
        }
        return Map.copyOf(counterparts);
    }

    /** Whether a field tells of the way back. */
    public static boolean isReverse(Shape shape, FieldSpecifier field) {
        return field.enterprise() == InformationElement.REVERSE_ENTERPRISE && shape.dialect() != Protocol.NETFLOW9
                || field.enterprise() == 0 && RESPONDER.containsKey(field.id());
    }

    /** The element as which a field is shown in the flow of the way back; null if it is not shown there. */
    public static FieldSpecifier turn(Shape shape, FieldSpecifier field) {
        if (isReverse(shape, field)) {
            final int id = field.enterprise() == 0 ? RESPONDER.get(field.id()) : field.id();
            return new FieldSpecifier(0, id, field.length());
        }
        if (field.enterprise() != 0) {
            return field;
        }
        final boolean told = shape.indexOf(InformationElement.REVERSE_ENTERPRISE, field.id()) >= 0;
        return told || FORWARD_ONLY.contains(field.id())
                ? null
                : new FieldSpecifier(0, COUNTERPARTS.getOrDefault(field.id(), field.id()), field.length());
    }
}
