package dev.weir.sink.json;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.sink.field.WayBack;
import dev.weir.sink.text.TextBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some fields of a shape as entries of an object, compiled: names looked up, types resolved, and, for {@code
 * additional_fields}, left out what the flow log's own keys show in full.
 *
 * <p>An element that nobody has named, or whose name another element of the shape has taken, is called by its numbers,
 * {@code enterprise/id}, with 0 for the standard registry.
 */
final class ShapeJson {
    private static final int PADDING_OCTETS = 210;

    private final Shape shape;
    private final ElementNaming naming;
    private final Set<String> names = new HashSet<>();
    private final ElementJson[] entries;
    private final Set<String> taken;

    /** How the fields of a shape are looked at. */
    enum View {
        /** Every field by its own name. */
        OPTIONS,
        /** A flow, both ways of a biflow in it. */
        FLOW,
        /** The way there of a biflow. */
        FORWARD,
        /** The way back of a biflow. */
        REVERSE
    }

    ShapeJson(Shape shape, ElementNaming naming, View view) {
        this(shape, naming, view, 0, shape.fieldCount());
    }

    ShapeJson(Shape shape, ElementNaming naming, View view, int from, int to) {
        this.shape = shape;
        this.naming = naming;
        final List<ElementJson> list = new ArrayList<>();
        places(view, from, to).forEach((field, indexes) -> add(list, view, field, indexes));
        this.entries = list.toArray(ElementJson[]::new);
        this.taken = Set.copyOf(names);
    }

    /** Enterprise and id as they are shown, each with the places of its values; repeated elements are one. */
    private Map<FieldKey, List<Integer>> places(View view, int from, int to) {
        final Map<FieldKey, List<Integer>> places = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            final FieldSpecifier shown = shown(view, shape.field(i));
            if (shown != null && shown.length() > 0) {
                places.computeIfAbsent(new FieldKey(shown.enterprise(), shown.id()), key -> new ArrayList<>())
                        .add(i);
            }
        }
        return places;
    }

    private record FieldKey(long enterprise, int id) {}

    private FieldSpecifier shown(View view, FieldSpecifier field) {
        return switch (view) {
            case OPTIONS, FLOW -> field;
            case FORWARD -> WayBack.isReverse(shape, field) ? null : field;
            case REVERSE -> WayBack.turn(shape, field);
        };
    }

    private void add(List<ElementJson> list, View view, FieldKey key, List<Integer> places) {
        final int index = places.get(0);
        final ElementJson entry = entry(key, places);
        if (view == View.OPTIONS) {
            list.add(entry);
            return;
        }
        final FlowField meaning = places.size() > 1 ? null : meaning(view, key, index);
        if (meaning != null && ShownFields.isShown(meaning, shape.field(index))) {
            names.remove(name(key));
            return;
        }
        if (key.enterprise() == 0 && key.id() == PADDING_OCTETS) {
            list.add(new ElementEntries.Padding(entry, indexes(places)));
        } else {
            list.add(ShownFields.ifLossy(entry, index, meaning, shape.field(index)));
            addTime(list, index);
        }
    }

    private String name(FieldKey key) {
        final InformationElement element = naming.find(shape.dialect(), key.enterprise(), key.id());
        return element == null ? "" : element.name();
    }

    private ElementJson entry(FieldKey key, List<Integer> places) {
        final InformationElement element = naming.find(shape.dialect(), key.enterprise(), key.id());
        final JsonKey name = new JsonKey(
                element != null && names.add(element.name())
                        ? element.name()
                        : InformationElement.nameless(key.enterprise(), key.id()));
        final ValueJson value = ValueJson.of(element, shape.dialect(), naming);
        return places.size() == 1
                ? new ElementEntries.Single(name, places.get(0), value)
                : new ElementEntries.Repeated(name, indexes(places), value);
    }

    private static int[] indexes(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The canonical field that the flow log shows this as; on the way back, that of the element it is shown as. */
    private FlowField meaning(View view, FieldKey key, int index) {
        for (FlowField field : FlowField.values()) {
            if (view == View.REVERSE
                    ? ShownFields.carries(key.enterprise(), key.id(), field)
                    : shape.indexOf(field) == index) {
                return field;
            }
        }
        return null;
    }

    /** Puts the time beside the uptime that it was derived from, unless the exporter sends it itself. */
    private void addTime(List<ElementJson> list, int index) {
        if (index == shape.indexOf(FlowField.FIRST_SWITCHED)) {
            addTime(list, "flowStartMilliseconds", true);
        } else if (index == shape.indexOf(FlowField.LAST_SWITCHED)) {
            addTime(list, "flowEndMilliseconds", false);
        }
    }

    private void addTime(List<ElementJson> list, String name, boolean isStart) {
        if (!sends(name)) {
            list.add(new ElementEntries.DerivedTime(new JsonKey(name), isStart));
        }
    }

    private boolean sends(String name) {
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            if (name.equals(name(new FieldKey(field.enterprise(), field.id())))) {
                return true;
            }
        }
        return false;
    }

    /** The names that the records themselves have; what an exporter sends in the record is preferred. */
    Set<String> names() {
        return taken;
    }

    void append(FlowRecordReader record, TextBuffer out) {
        for (ElementJson entry : entries) {
            entry.append(record, out);
        }
    }
}
