package dev.weir.collector.netstat.show;

import java.util.Map;

/** Counters by section, one a line: {@code 12 InSegs}. */
public final class CounterList {
    private CounterList() {}

    /**
     * Returns the list.
     *
     * @param sections name of the section, then name and number
     * @param withoutZeros whether counters of 0, and sections of nothing else, are left out
     */
    public static String render(Map<String, ? extends Map<String, ? extends Number>> sections, boolean withoutZeros) {
        final StringBuilder text = new StringBuilder();
        sections.forEach((name, counters) -> {
            final StringBuilder lines = new StringBuilder();
            counters.forEach((counter, value) -> {
                if (!withoutZeros || value.longValue() != 0) {
                    Text.line(lines, "    %s %s", value, counter);
                }
            });
            if (!withoutZeros || lines.length() > 0) {
                text.append(name).append(":\n").append(lines);
            }
        });
        return text.toString();
    }
}
