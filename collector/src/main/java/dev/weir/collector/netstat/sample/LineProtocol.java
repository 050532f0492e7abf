package dev.weir.collector.netstat.sample;

import java.util.Map;

/** Writes points in InfluxDB's line protocol: {@code measurement,tag=value field=1i time}. */
public final class LineProtocol {
    private LineProtocol() {}

    /** Appends a point with integers and its time, and a line feed. Tags without a value are left out. */
    public static void append(StringBuilder text, MetricPoint point) {
        head(text, point);
        fields(text, point, "i");
        text.append(' ').append(point.timeEpochNanos()).append('\n');
    }

    /** Appends a point as the ss plugin prints it: without the integers' suffix and without a time. */
    public static void appendBare(StringBuilder text, MetricPoint point) {
        head(text, point);
        fields(text, point, "");
        text.append('\n');
    }

    private static void fields(StringBuilder text, MetricPoint point, String suffix) {
        char separator = ' ';
        for (Map.Entry<String, Long> field : point.fields().entrySet()) {
            key(text.append(separator), field.getKey());
            text.append('=').append((long) field.getValue()).append(suffix);
            separator = ',';
        }
    }

    private static void head(StringBuilder text, MetricPoint point) {
        escaped(text, point.measurement(), ", ");
        for (Map.Entry<String, String> tag : point.tags().entrySet()) {
            if (!tag.getValue().isEmpty()) {
                key(text.append(','), tag.getKey());
                key(text.append('='), tag.getValue());
            }
        }
    }

    private static void key(StringBuilder text, String key) {
        escaped(text, key, ",= ");
    }

    private static void escaped(StringBuilder text, String word, String special) {
        for (int i = 0; i < word.length(); i++) {
            final char c = word.charAt(i);
            if (c < ' ') {
                // A line feed would end the point, and nothing can escape it.
                text.append("\\ ");
                continue;
            }
            if (special.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
    }
}
