package dev.weir.flow;

/**
 * The elements that tell when a flow was. The order of the constants is the order in which they are believed: the finer
 * before the coarser, a time before an uptime, an uptime before a distance. An absolute time of zero counts as absent.
 */
enum TimeElement {
    /** flowStartNanoseconds. */
    FLOW_START_NANOSECONDS(156, Point.START, Encoding.NTP),
    /** flowStartMicroseconds. */
    FLOW_START_MICROSECONDS(154, Point.START, Encoding.NTP_MICROS),
    /** flowStartMilliseconds. */
    FLOW_START_MILLISECONDS(152, Point.START, Encoding.MILLIS),
    /** flowStartSeconds. */
    FLOW_START_SECONDS(150, Point.START, Encoding.SECONDS),
    /** flowStartSysUpTime. */
    FLOW_START_SYS_UP_TIME(22, Point.START, Encoding.UPTIME),
    /** flowStartDeltaMicroseconds, before the export time. */
    FLOW_START_DELTA_MICROSECONDS(158, Point.START, Encoding.BEFORE_EXPORT),
    /** flowEndNanoseconds. */
    FLOW_END_NANOSECONDS(157, Point.END, Encoding.NTP),
    /** flowEndMicroseconds. */
    FLOW_END_MICROSECONDS(155, Point.END, Encoding.NTP_MICROS),
    /** flowEndMilliseconds. */
    FLOW_END_MILLISECONDS(153, Point.END, Encoding.MILLIS),
    /** flowEndSeconds. */
    FLOW_END_SECONDS(151, Point.END, Encoding.SECONDS),
    /** flowEndSysUpTime. */
    FLOW_END_SYS_UP_TIME(21, Point.END, Encoding.UPTIME),
    /** flowEndDeltaMicroseconds, before the export time. */
    FLOW_END_DELTA_MICROSECONDS(159, Point.END, Encoding.BEFORE_EXPORT),
    /** observationTimeNanoseconds. */
    OBSERVATION_NANOSECONDS(325, Point.EVENT, Encoding.NTP),
    /** observationTimeMicroseconds. */
    OBSERVATION_MICROSECONDS(324, Point.EVENT, Encoding.NTP_MICROS),
    /** observationTimeMilliseconds; the event time of NSEL. */
    OBSERVATION_MILLISECONDS(323, Point.EVENT, Encoding.MILLIS),
    /** observationTimeSeconds. */
    OBSERVATION_SECONDS(322, Point.EVENT, Encoding.SECONDS),
    /** collectionTimeMilliseconds, of a mediator. */
    COLLECTION_MILLISECONDS(258, Point.EVENT, Encoding.MILLIS),
    /** flowDurationMicroseconds. */
    FLOW_DURATION_MICROSECONDS(162, Point.DURATION, Encoding.SPAN_MICROS),
    /** flowDurationMilliseconds. */
    FLOW_DURATION_MILLISECONDS(161, Point.DURATION, Encoding.SPAN_MILLIS);

    /** What a time is the time of. */
    enum Point {
        /** The flow's first packet. */
        START,
        /** The flow's last packet. */
        END,
        /** One packet or event: beginning and end where the record has no others. */
        EVENT,
        /** No time but what lies between beginning and end. */
        DURATION
    }

    /** How the number is to be read. */
    enum Encoding {
        /** 64 bits of NTP time (RFC 7011 section 6.1.10). */
        NTP,
        /** The same, of which the low 11 bits do not count (RFC 7011 section 6.1.9). */
        NTP_MICROS,
        /** Milliseconds since 1970. */
        MILLIS,
        /** Seconds since 1970. */
        SECONDS,
        /** Milliseconds of the exporter's uptime, or, in eight octets, perhaps milliseconds since 1970. */
        UPTIME,
        /** Microseconds before the message was exported. */
        BEFORE_EXPORT,
        /** A duration in microseconds. */
        SPAN_MICROS,
        /** A duration in milliseconds. */
        SPAN_MILLIS
    }

    private static final TimeElement[] ALL = values();

    private final int id;
    private final Point point;
    private final Encoding encoding;

    TimeElement(int id, Point point, Encoding encoding) {
        this.id = id;
        this.point = point;
        this.encoding = encoding;
    }

    /** The element's number in the standard registry. */
    int id() {
        return id;
    }

    Point point() {
        return point;
    }

    Encoding encoding() {
        return encoding;
    }

    /** All of them; not to be changed. */
    static TimeElement[] all() {
        return ALL;
    }
}
