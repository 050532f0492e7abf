package dev.weir.sink.field;

import dev.weir.flow.FlowField;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.text.ElementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds fields by name, in any case. The names are those of the flow log's JSON, flattened with dots: its own keys
 * ({@code source.ip}, {@code tags.site}), what {@code additional_fields} has beside ({@code exportTime}), and
 * information elements as the dictionary names them ({@code bgpSourceAsNumber}), or by their numbers ({@code 9/12232},
 * {@code 0/16}). Only the names of tags keep their case.
 */
public final class RecordFields {
    private static final Set<FlowField> NEVER_ABSENT =
            Set.of(FlowField.DIRECTION, FlowField.SOURCE_MAC, FlowField.DESTINATION_MAC);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})/(\\d{1,5})");
    private static final int LAST_ID = 0xffff;
    private static final long LAST_ENTERPRISE = 0xffff_ffffL;

    private final InformationElements elements;

    /** Makes a finder that knows these elements. */
    public RecordFields(InformationElements elements) {
        this.elements = elements;
    }

    /**
     * Makes a field of its own for each caller, for a filter: a direction and MAC addresses that the record does not
     * have are what the flow log prints then, ingress and zeros.
     *
     * @return null if there is none of this name
     */
    public RecordField findForFilter(String name) {
        final FlowField canonical = FlowField.ofName(name);
        final RecordField field = find(name);
        return canonical != null && NEVER_ABSENT.contains(canonical)
                ? new DefaultField(field, canonical == FlowField.DIRECTION ? "0" : "00:00:00:00:00:00")
                : field;
    }

    /** Makes a field of its own for each caller; null if there is none of this name. */
    public RecordField find(String name) {
        final RecordField ofRun = RunFields.of(name.toLowerCase(Locale.ROOT));
        if (ofRun != null) {
            return ofRun;
        }
        final FlowField canonical = FlowField.ofName(name);
        if (canonical != null) {
            return new CanonicalField(canonical);
        }
        final RecordField tag = RunFields.ofTag(name);
        return tag != null ? tag : beyond(name);
    }

    private RecordField beyond(String name) {
        final RecordField element = byName(name);
        final RecordField known = MessageFields.find(name);
        if (known == null) {
            return element != null ? element : byNumbers(name);
        }
        return element != null && element.kind() == known.kind() ? new FirstField(element, known) : known;
    }

    private RecordField byName(String name) {
        final InformationElement element = element(name);
        if (element == null) {
            return null;
        }
        return new ElementField(element.name(), ElementText.of(element), (dialect, field) -> {
            final InformationElement sent = elements.find(dialect, field.enterprise(), field.id());
            return sent != null && sent.name().equals(element.name());
        });
    }

    private InformationElement element(String name) {
        final InformationElement exact = elements.find(name);
        return exact != null
                ? exact
                : elements.names().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .map(elements::find)
                        .orElse(null);
    }

    private RecordField byNumbers(String name) {
        final Matcher numbers = NUMBERS.matcher(name);
        if (!numbers.matches()) {
            return null;
        }
        final long enterprise = Long.parseLong(numbers.group(1));
        final int id = Integer.parseInt(numbers.group(2));
        if (enterprise > LAST_ENTERPRISE || id > LAST_ID) {
            return null;
        }
        final InformationElement element = elements.find(enterprise, id);
        final ElementText type = element == null ? ElementText.OCTETS : ElementText.of(element);
        return new ElementField(name, type, (dialect, field) -> field.enterprise() == enterprise && field.id() == id);
    }

    /** The name nearest to one that was not found, the flow log's own first; null if none is near. */
    public String nearest(String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int best = Math.max(1, (lower.length() + 1) / 3) + 1;
        for (String known : names()) {
            if (Math.abs(known.length() - lower.length()) < best) {
                final int distance = distance(lower, known.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = known;
                }
            }
        }
        return nearest;
    }

    /** The flow log's own keys, flattened, and some shorter names for them; {@code tags.} and a name are more. */
    public static List<String> keyNames() {
        final List<String> names = new ArrayList<>(RunFields.NAMES);
        for (FlowField field : FlowField.values()) {
            names.add(field.fieldName());
        }
        return names;
    }

    /** What {@code additional_fields} can have beside the elements of a record. */
    public static List<String> besideNames() {
        return MessageFields.NAMES;
    }

    private List<String> names() {
        final List<String> names = keyNames();
        names.addAll(besideNames());
        names.addAll(elements.names());
        return names;
    }

    /** How many letters have to be inserted, deleted or changed. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            final int[] next = new int[row.length];
            next[0] = i;
            for (int j = 1; j < row.length; j++) {
                final int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + change);
            }
            row = next;
        }
        return row[to.length()];
    }
}
