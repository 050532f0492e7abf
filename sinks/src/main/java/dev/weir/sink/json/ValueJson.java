package dev.weir.sink.json;

import dev.weir.flow.ListReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.SflowForm;
import dev.weir.sink.text.TextBuffer;

/** How the value of a field is written as JSON. */
@FunctionalInterface
interface ValueJson {
    /** Appends a value. */
    void append(TextBuffer out, byte[] bytes, int offset, int length);

    /** The form of an element's values; null stands for an element that nobody has named. */
    static ValueJson of(InformationElement element, Protocol dialect, ElementNaming naming) {
        final SflowForm.Value sflow = SflowForm.of(element);
        if (sflow != null) {
            return sflow::append;
        }
        final AbstractDataType type = element == null ? null : element.type();
        final int kind = type == null ? 0 : listKind(type);
        if (kind > 0) {
            return new ListJson(kind, dialect, naming);
        }
        final ElementText text = element == null ? ElementText.OCTETS : ElementText.of(element);
        return (out, bytes, offset, length) -> JsonText.appendValue(out, text, bytes, offset, length);
    }

    private static int listKind(AbstractDataType type) {
        return switch (type) {
            case BASIC_LIST -> ListReader.BASIC_LIST;
            case SUB_TEMPLATE_LIST -> ListReader.SUB_TEMPLATE_LIST;
            case SUB_TEMPLATE_MULTI_LIST -> ListReader.SUB_TEMPLATE_MULTI_LIST;
            default -> 0;
        };
    }
}
