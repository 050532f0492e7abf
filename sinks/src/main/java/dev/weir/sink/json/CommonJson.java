package dev.weir.sink.json;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.options.CommonProperties;
import dev.weir.sink.text.TextBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entries of properties that many records share and refer to by a number (RFC 5473), of one shape. */
final class CommonJson {
    private final Shape shape;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(JsonKey key, int index, ValueJson value) {}

    /** Leaves out what the records themselves have by the same name, and the number that they are referred to by. */
    CommonJson(Shape shape, ElementNaming naming, Set<String> taken) {
        this.shape = shape;
        final Set<String> names = new HashSet<>(taken);
        for (int i = shape.scopeCount(); i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            final InformationElement element = naming.find(shape.dialect(), field.enterprise(), field.id());
            final String name =
                    element == null ? InformationElement.nameless(field.enterprise(), field.id()) : element.name();
            if (field.length() > 0 && names.add(name)) {
                entries.add(new Entry(new JsonKey(name), i, ValueJson.of(element, shape.dialect(), naming)));
            }
        }
    }

    boolean isOf(Shape other) {
        return shape == other;
    }

    void append(CommonProperties properties, TextBuffer out) {
        for (int i = 0; i < entries.size(); i++) {
            final Entry entry = entries.get(i);
            entry.key().append(out);
            entry.value()
                    .append(
                            out,
                            properties.bytes(),
                            properties.fieldOffset(entry.index()),
                            properties.fieldLength(entry.index()));
        }
    }
}
