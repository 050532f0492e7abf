package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.DeviceCounters;

/**
 * Traffic as it runs: a line for each interval, and the heading again every so many lines.
 *
 * @param title the interface, or {@code Total}
 * @param drops whether packets dropped are shown too
 */
public record TrafficTable(String title, boolean drops) {
    /** After how many lines the heading comes again. */
    public static final int PAGE = 20;

    private static final String ROW = "%10s %5s %10s %10s %5s %10s %5s";

    /** Returns the heading. */
    public String heading() {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "%12s%-14s %13s", "input ", "(" + title + ")", "output");
        text.append(String.format(ROW, "packets", "errs", "bytes", "packets", "errs", "bytes", "colls"));
        return text.append(drops ? " drops" : "").append('\n').toString();
    }

    /** Returns the line of an interval, or of all time. */
    public String row(DeviceCounters counters) {
        final DeviceCounters.Direction in = counters.received();
        final DeviceCounters.Direction out = counters.sent();
        return String.format(
                        ROW,
                        in.packets(),
                        in.errors(),
                        in.bytes(),
                        out.packets(),
                        out.errors(),
                        out.bytes(),
                        counters.collisions())
                + (drops ? String.format(" %5d", in.drops() + out.drops()) : "")
                + '\n';
    }
}
