package dev.weir.sink.json;

import dev.weir.flow.ListReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElement;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;

/**
 * Structured data (RFC 6313): a basicList as {@code {"semantic":"allOf","element":"interfaceName","values":[..]}};
 * lists of records, whose template the record does not carry, by the ids of their templates and their octets in
 * hexadecimal. A list that does not hold together, or that lies too deep in others, is octets as a whole.
 */
final class ListJson implements ValueJson {
    private final int kind;
    private final Protocol dialect;
    private final ElementNaming naming;
    private final ListReader outermost = new ListReader();

    ListJson(int kind, Protocol dialect, ElementNaming naming) {
        this.kind = kind;
        this.dialect = dialect;
        this.naming = naming;
    }

    @Override
    public void append(TextBuffer out, byte[] bytes, int offset, int length) {
        append(out, outermost, kind, bytes, offset, length);
    }

    private void append(TextBuffer out, ListReader list, int listKind, byte[] bytes, int offset, int length) {
        final int before = out.length();
        if (list != null && list.wrap(listKind, bytes, offset, length)) {
            out.append("{\"semantic\":\"")
                    .append(ListReader.semanticName(list.semantic()))
                    .append('"');
            if (listKind == ListReader.BASIC_LIST) {
                appendValues(out, list, bytes);
            } else {
                appendRecords(out, list, bytes);
            }
            if (!list.isDamaged()) {
                out.append("]}");
                return;
            }
        }
        out.truncate(before);
        JsonText.appendValue(out, ElementText.OCTETS, bytes, offset, length);
    }

    private void appendValues(TextBuffer out, ListReader list, byte[] bytes) {
        final long enterprise = list.enterprise();
        final int id = list.elementId();
        final InformationElement element = naming.find(dialect, enterprise, id);
        out.append(",\"element\":");
        JsonText.appendQuoted(out, element == null ? InformationElement.nameless(enterprise, id) : element.name());
        out.append(",\"values\":[");
        final boolean ofLists = ListReader.isList(enterprise, id);
        final ElementText text = element == null ? ElementText.OCTETS : ElementText.of(element);
        for (boolean first = true; list.next(); first = false) {
            if (!first) {
                out.append(',');
            }
            if (ofLists) {
                append(out, list.child(), id, bytes, list.valueOffset(), list.valueLength());
            } else {
                JsonText.appendValue(out, text, bytes, list.valueOffset(), list.valueLength());
            }
        }
    }

    private static void appendRecords(TextBuffer out, ListReader list, byte[] bytes) {
        out.append(",\"lists\":[");
        for (boolean first = true; list.next(); first = false) {
            out.append(first ? "{" : ",{").append("\"templateId\":").appendUnsigned(list.templateId());
            out.append(",\"octets\":\"")
                    .appendHex(bytes, list.valueOffset(), list.valueLength())
                    .append("\"}");
        }
    }
}
