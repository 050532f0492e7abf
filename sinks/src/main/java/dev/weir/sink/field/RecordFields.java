package dev.weir.sink.field;

import dev.weir.flow.FlowField;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.text.ElementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds fields by name, in this order: what the run says ({@code type}, {@code exporter.ip}, {@code start} ...),
 * canonical fields ({@code source.ip} ...), both in any case; information elements as the dictionary spells them
 * ({@code bgpSourceAsNumber}), or by their numbers ({@code 9/12232}, {@code 0/16}).
 */
public final class RecordFields {
    /** The names of what a record shares with its neighbours. */
    public static final List<String> RUN_NAMES = List.of(
            "received",
            "type",
            "kind",
            "exporter.ip",
            "exporter.port",
            "namespace",
            "source",
            "host",
            "observation_domain",
            "sampling_rate",
            "start",
            "end");

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})/(\\d{1,5})");
    private static final int LAST_ID = 0xffff;
    private static final long LAST_ENTERPRISE = 0xffff_ffffL;

    private final InformationElements elements;

    /** Makes a finder that knows these elements. */
    public RecordFields(InformationElements elements) {
        this.elements = elements;
    }

    /** Makes a field of its own for each caller; null if there is none of this name. */
    public RecordField find(String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        final RunField ofRun = RunField.of(lower);
        if (ofRun != null) {
            return ofRun;
        }
        final FlowField canonical = FlowField.ofName(lower);
        if (canonical != null) {
            return new CanonicalField(canonical);
        }
        final InformationElement element = elements.find(name);
        return element != null
                ? new ElementField(name, element.enterprise(), element.id(), ElementText.of(element.type()))
                : byNumbers(name);
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
        return new ElementField(
                name, enterprise, id, element == null ? ElementText.OCTETS : ElementText.of(element.type()));
    }

    /** The canonical or run name nearest to one that was not found; null if none is near. */
    public static String nearest(String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int best = Math.max(1, (lower.length() + 1) / 3) + 1;
        for (String known : names()) {
            final int distance = distance(lower, known);
            if (distance < best) {
                best = distance;
                nearest = known;
            }
        }
        return nearest;
    }

    private static List<String> names() {
        final List<String> names = new ArrayList<>(RUN_NAMES);
        for (FlowField field : FlowField.values()) {
            names.add(field.fieldName());
        }
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
