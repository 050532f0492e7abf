package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.SettingOverride;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How settings are spelled as environment variables: {@code WEIR__INPUTS__NETFLOW__0__LISTENERS__1__PORT}.
 *
 * <p>Two underscores separate the parts, since the keys themselves contain one.
 */
public final class OverrideSpelling {
    /** What all variables of the configuration begin with; any other variable is none of ours. */
    public static final String PREFIX = "WEIR__";

    private static final String SEPARATOR = "__";
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private OverrideSpelling() {}

    /**
     * Finds the settings among the variables.
     *
     * @param environment all variables
     * @param aliases paths of settings by the names that variables of other programs have
     * @return the settings; aliases first, so that our own name wins, then in the order in which indices count up
     */
    public static Stream<SettingOverride> fromEnvironment(
            Map<String, String> environment, Map<String, String> aliases) {
        final Stream<SettingOverride> foreign = aliases.entrySet().stream()
                .filter(alias -> environment.containsKey(alias.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(alias -> new SettingOverride(
                        alias.getValue(), environment.get(alias.getKey()), Origin.variable(alias.getKey())));
        final Stream<SettingOverride> own = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .sorted(Map.Entry.comparingByKey(OverrideSpelling::byParts))
                .map(variable -> new SettingOverride(
                        path(variable.getKey()), variable.getValue(), Origin.variable(variable.getKey())));
        return Stream.concat(foreign, own);
    }

    /** Sorts indices as numbers, since element 9 must be there before element 10 can be added. */
    private static int byParts(String a, String b) {
        final String[] left = a.split(SEPARATOR, -1);
        final String[] right = b.split(SEPARATOR, -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            final boolean indices =
                    INDEX.matcher(left[i]).matches() && INDEX.matcher(right[i]).matches();
            final int byLength = indices ? Integer.compare(left[i].length(), right[i].length()) : 0;
            final int order = byLength != 0 ? byLength : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static String path(String variable) {
        final StringBuilder path = new StringBuilder();
        for (final String part : variable.substring(PREFIX.length()).split(SEPARATOR, -1)) {
            append(path, part.toLowerCase(Locale.ROOT));
        }
        return path.toString();
    }

    /** Spells the parts of a path as whoever used the given origin would have to. */
    static String of(Origin origin, List<String> parts) {
        if (origin.kind() == Origin.Kind.VARIABLE) {
            return PREFIX + String.join(SEPARATOR, parts).toUpperCase(Locale.ROOT);
        }
        final StringBuilder path = new StringBuilder();
        parts.forEach(part -> append(path, part));
        return path.toString();
    }

    private static void append(StringBuilder path, String part) {
        if (INDEX.matcher(part).matches()) {
            path.append('[').append(part).append(']');
        } else {
            path.append(path.length() == 0 ? "" : ".").append(part);
        }
    }
}
