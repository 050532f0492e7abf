package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The additional fields of a shape, compiled: names looked up, types resolved, and left out what the flow log's own
 * keys show in full.
 *
 * <p>An element that the dictionary does not know, or whose name another element of the shape has taken, is called by
 * its numbers, {@code enterprise/id}, with 0 for the standard registry.
 */
final class ShapeJson {
    private static final int FLOW_START_MILLISECONDS = 152;
    private static final int FLOW_END_MILLISECONDS = 153;
    private static final int PADDING_OCTETS = 210;

    private final Shape shape;
    private final InformationElements elements;
    private final Set<String> names = new HashSet<>();
    private final ElementJson[] entries;
    private final Set<String> runKeys;

    ShapeJson(Shape shape, InformationElements elements) {
        this.shape = shape;
        this.elements = elements;
        final List<ElementJson> list = new ArrayList<>();
        byElement().values().forEach(indexes -> add(list, indexes));
        this.entries = list.toArray(ElementJson[]::new);
        names.retainAll(RunJson.NAMES);
        this.runKeys = Set.copyOf(names);
    }

    private Map<Long, List<Integer>> byElement() {
        final Map<Long, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            if (field.length() > 0) {
                places.computeIfAbsent(field.enterprise() << Short.SIZE | field.id(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        return places;
    }

    private void add(List<ElementJson> list, List<Integer> places) {
        final int index = places.get(0);
        final FlowField meaning = places.size() == 1 ? meaning(index) : null;
        if (meaning != null && isShown(meaning, shape.field(index))) {
            return;
        }
        final ElementJson entry = entry(places);
        final FieldSpecifier field = shape.field(index);
        if (field.enterprise() == 0 && field.id() == PADDING_OCTETS) {
            list.add(new ElementEntries.Padding(entry, indexes(places)));
        } else {
            list.add(ifLossy(entry, index, meaning));
            addTime(list, index);
        }
    }

    private ElementJson entry(List<Integer> places) {
        final FieldSpecifier field = shape.field(places.get(0));
        final InformationElement element = elements.find(field.enterprise(), field.id());
        final JsonKey key = new JsonKey(
                element != null && names.add(element.name()) ? element.name() : field.enterprise() + "/" + field.id());
        final ElementText type = element == null ? ElementText.OCTETS : ElementText.of(element.type());
        return places.size() == 1
                ? new ElementEntries.Single(key, places.get(0), type)
                : new ElementEntries.Repeated(key, indexes(places), type);
    }

    private static int[] indexes(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private FlowField meaning(int index) {
        for (FlowField field : FlowField.values()) {
            if (shape.indexOf(field) == index) {
                return field;
            }
        }
        return null;
    }

    /** Whether the flow log's own key always shows the whole value. */
    private static boolean isShown(FlowField meaning, FieldSpecifier field) {
        if (field.isVariable()) {
            return false;
        }
        return switch (meaning) {
            case TOS, SOURCE_AS, DESTINATION_AS, FIRST_SWITCHED, LAST_SWITCHED, TCP_FLAGS, IP_PROTOCOL, DIRECTION ->
                false;
            default ->
                switch (meaning.type()) {
                    case NUMBER -> field.length() <= Long.BYTES;
                    case ADDRESS -> field.length() == Addresses.LENGTH || field.length() == Addresses.IPV4_LENGTH;
                    case MAC -> field.length() == AddressText.MAC_LENGTH;
                };
        };
    }

    private ElementJson ifLossy(ElementJson entry, int index, FlowField meaning) {
        if (meaning == null || shape.field(index).isVariable()) {
            return entry;
        }
        return switch (meaning) {
            case TCP_FLAGS -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.TCP_FLAGS);
            case IP_PROTOCOL -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.IP_PROTOCOL);
            case DIRECTION -> new ElementEntries.IfLossy(entry, index, ElementEntries.Lossy.DIRECTION);
            default -> entry;
        };
    }

    /** Puts the time beside the uptime that it was derived from, unless the exporter sends it itself. */
    private void addTime(List<ElementJson> list, int index) {
        if (index == shape.indexOf(FlowField.FIRST_SWITCHED)) {
            addTime(list, FLOW_START_MILLISECONDS, "flowStartMilliseconds", true);
        } else if (index == shape.indexOf(FlowField.LAST_SWITCHED)) {
            addTime(list, FLOW_END_MILLISECONDS, "flowEndMilliseconds", false);
        }
    }

    private void addTime(List<ElementJson> list, int sent, String name, boolean isStart) {
        if (shape.indexOf(0, sent) < 0) {
            list.add(new ElementEntries.DerivedTime(new JsonKey(name), isStart));
        }
    }

    /** Which of the run's names the records themselves have; what an exporter sends in the record is preferred. */
    Set<String> runKeys() {
        return runKeys;
    }

    void append(FlowRecordReader record, TextBuffer out) {
        for (ElementJson entry : entries) {
            entry.append(record, out);
        }
    }
}
