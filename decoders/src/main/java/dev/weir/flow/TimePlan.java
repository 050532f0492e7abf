package dev.weir.flow;

import java.util.ArrayList;
import java.util.List;

/** Where the records of a shape tell their times, seen in one direction. Immutable; made once per shape. */
final class TimePlan {
    private static final int SYSTEM_INIT_TIME = 160;

    /** One element that tells a time, and its place. */
    record Source(TimeElement.Encoding encoding, int place) {}

    final Source[] starts;
    final Source[] ends;
    final Source[] events;
    final Source[] durations;
    final int systemInit;

    /** Whether there is nothing but one uptime for each end, of at most four octets, and a base that the run tells. */
    final boolean isUptimes;

    final int startPlace;
    final int endPlace;

    /** Where the uptimes of both ends are, whatever else the records have; both -1 if they have not both. */
    final int startUptime;

    final int endUptime;

    private TimePlan(ElementPlaces places, boolean turned) {
        this.starts = sources(TimeElement.Point.START, places, turned);
        this.ends = sources(TimeElement.Point.END, places, turned);
        this.events = sources(TimeElement.Point.EVENT, places, turned);
        this.durations = sources(TimeElement.Point.DURATION, places, turned);
        this.systemInit = places.find(SYSTEM_INIT_TIME);
        this.isUptimes = systemInit < 0 && isUptime(starts, places) && isUptime(ends, places);
        this.startPlace = isUptimes ? starts[0].place() : -1;
        this.endPlace = isUptimes ? ends[0].place() : -1;
        final int from = uptime(starts);
        final int to = uptime(ends);
        this.startUptime = to < 0 ? -1 : from;
        this.endUptime = from < 0 ? -1 : to;
    }

    private static boolean isUptime(Source[] sources, ElementPlaces places) {
        return sources.length == 1
                && sources[0].encoding() == TimeElement.Encoding.UPTIME
                && places.field(sources[0].place()).length() <= Integer.BYTES;
    }

    private static int uptime(Source[] sources) {
        for (Source source : sources) {
            if (source.encoding() == TimeElement.Encoding.UPTIME) {
                return source.place();
            }
        }
        return -1;
    }

    /** The times of the flow as it is reported. */
    static TimePlan forward(ElementPlaces places) {
        return new TimePlan(places, false);
    }

    /** The times of its way back; those of the way there where the record has no others. */
    static TimePlan reverse(ElementPlaces places) {
        return new TimePlan(places, true);
    }

    private static Source[] sources(TimeElement.Point point, ElementPlaces places, boolean turned) {
        final List<Source> sources = new ArrayList<>();
        if (turned) {
            for (TimeElement element : TimeElement.all()) {
                add(sources, element, point, places.findReverse(element.id()));
            }
        }
        if (sources.isEmpty()) {
            for (TimeElement element : TimeElement.all()) {
                add(sources, element, point, places.find(element.id()));
            }
        }
        return sources.toArray(Source[]::new);
    }

    private static void add(List<Source> sources, TimeElement element, TimeElement.Point point, short place) {
        if (element.point() == point && place >= 0) {
            sources.add(new Source(element.encoding(), place));
        }
    }
}
