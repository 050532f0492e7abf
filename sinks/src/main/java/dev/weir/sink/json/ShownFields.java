package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.sink.text.AddressText;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which canonical fields the flow log's own keys show, and how much of them. */
final class ShownFields {
    private static final Set<FlowField> SHOWN = EnumSet.of(
            FlowField.BYTES,
            FlowField.PACKETS,
            FlowField.SOURCE_ADDRESS,
            FlowField.SOURCE_PORT,
            FlowField.SOURCE_MAC,
            FlowField.SOURCE_PREFIX_LENGTH,
            FlowField.DESTINATION_ADDRESS,
            FlowField.DESTINATION_PORT,
            FlowField.DESTINATION_MAC,
            FlowField.DESTINATION_PREFIX_LENGTH,
            FlowField.INGRESS_INTERFACE,
            FlowField.EGRESS_INTERFACE,
            FlowField.NEXT_HOP);

    private ShownFields() {}

    /** Whether the flow log's own key always shows the whole value. */
    static boolean isShown(FlowField meaning, FieldSpecifier field) {
        if (field.isVariable() || !SHOWN.contains(meaning)) {
            return false;
        }
        return switch (meaning.type()) {
            case NUMBER -> field.length() <= Long.BYTES;
            case ADDRESS -> field.length() == Addresses.LENGTH || field.length() == Addresses.IPV4_LENGTH;
            case MAC -> field.length() == AddressText.MAC_LENGTH;
        };
    }

    /** An entry for a field that the flow log's own key shows in part: only where something is left out. */
    static ElementJson ifLossy(ElementJson entry, int index, FlowField meaning, FieldSpecifier field) {
        if (meaning == null || field.isVariable()) {
            return entry;
        }
        return switch (meaning) {
            case TCP_FLAGS -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.TCP_FLAGS);
            case IP_PROTOCOL -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.IP_PROTOCOL);
            case DIRECTION -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.DIRECTION);
            default -> entry;
        };
    }

    /** Whether an element carries a meaning where it stands alone. */
    static boolean carries(long enterprise, int id, FlowField meaning) {
        final int length = switch (meaning.type()) {
            case NUMBER -> 1;
            case ADDRESS -> Addresses.IPV4_LENGTH;
            case MAC -> AddressText.MAC_LENGTH;
        };
        return Shape.compile(Protocol.IPFIX, 0, 0, List.of(new FieldSpecifier(enterprise, id, length)))
                        .indexOf(meaning)
                == 0;
    }
}
