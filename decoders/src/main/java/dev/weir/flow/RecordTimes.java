package dev.weir.flow;

import dev.weir.flow.options.OptionsTables;

/**
 * When the flow of a record began and ended, from whatever elements tell it. Worked out once per record, when first
 * asked. Owned by one reader; reused; allocates nothing.
 */
final class RecordTimes {
    private static final long MISSING = Long.MIN_VALUE;
    private static final long NANOS_PER_MICRO = 1_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
    private static final long YEAR_2000_MILLIS = 946_684_800_000L;
    private static final long YEAR_2000_NANOS = YEAR_2000_MILLIS * NANOS_PER_MILLI;

    private final RecordValues record;
    private final OptionsTables options;
    private final Run run;
    private long exportMillis;
    private int uptimeAtExport;
    private long latest;
    private boolean known;
    private long statedStart;
    private long statedEnd;
    private long start;
    private long end;
    private TimeFlaw flaw = TimeFlaw.ABSENT;

    RecordTimes(RecordValues record, OptionsTables options) {
        this.record = record;
        this.options = options;
        this.run = record.run;
    }

    /** Another run: what its message says of time. */
    void beginRun() {
        exportMillis = Math.floorDiv(run.exportTimeEpochNanos, NANOS_PER_MILLI);
        uptimeAtExport = (int) (exportMillis - run.systemInitEpochMillis);
        final long now = Math.max(run.receivedAtEpochNanos, run.exportTimeEpochNanos);
        latest = run.receivedAtEpochNanos <= 0
                ? Long.MAX_VALUE - 1
                : Math.min(now, Long.MAX_VALUE - 1 - NANOS_PER_DAY) + NANOS_PER_DAY;
    }

    /** Another record, or another direction. */
    void forget() {
        known = false;
    }

    /** The beginning in nanoseconds since 1970; one that can be, but for NetFlow v5. */
    long start() {
        evaluate();
        return start;
    }

    /** The end in nanoseconds since 1970; one that can be, but for NetFlow v5. */
    long end() {
        evaluate();
        return end;
    }

    /** The beginning as told, also an impossible one; the time of receipt if none is. */
    long statedStart() {
        evaluate();
        return statedStart;
    }

    /** The end as told, also an impossible one; the time of receipt if none is. */
    long statedEnd() {
        evaluate();
        return statedEnd;
    }

    TimeFlaw flaw() {
        evaluate();
        return flaw;
    }

    private void evaluate() {
        if (known) {
            return;
        }
        known = true;
        flaw = TimeFlaw.NONE;
        final TimePlan plan = record.timePlan();
        if (plan.isUptimes && run.hasSystemInit()) {
            statedStart = ofUptimeAt(plan.startPlace);
            statedEnd = ofUptimeAt(plan.endPlace);
        } else {
            statedStart = first(plan.starts);
            statedEnd = first(plan.ends);
            if (statedStart == MISSING || statedEnd == MISSING) {
                complete(plan);
            }
        }
        start = statedStart;
        end = statedEnd;
        if (flaw != TimeFlaw.ABSENT) {
            judge();
        }
    }

    /** Finds what the record does not tell in so many words: by the duration, by the event, or by the other end. */
    private void complete(TimePlan plan) {
        final long duration = first(plan.durations);
        final long event = first(plan.events);
        if (statedStart == MISSING && statedEnd == MISSING) {
            statedStart = event;
            statedEnd = event;
        } else if (statedStart == MISSING) {
            statedStart = duration == MISSING ? statedEnd : statedEnd - duration;
        } else if (duration != MISSING) {
            statedEnd = statedStart + duration;
        } else {
            statedEnd = event == MISSING ? statedStart : Math.max(event, statedStart);
        }
        if (statedStart == MISSING) {
            endWithExport(duration == MISSING ? betweenUptimes(plan) : duration);
        }
    }

    /** Without a time, but perhaps with a duration: exporters send a flow soon after it has ended. */
    private void endWithExport(long duration) {
        if (duration == MISSING) {
            statedStart = run.receivedAtEpochNanos;
            statedEnd = run.receivedAtEpochNanos;
            flaw = TimeFlaw.ABSENT;
            return;
        }
        final boolean exported = run.exportTimeEpochNanos != 0 && canBe(run.exportTimeEpochNanos);
        statedEnd = exported ? run.exportTimeEpochNanos : run.receivedAtEpochNanos;
        statedStart = statedEnd - duration;
        flaw = TimeFlaw.RELATIVE;
    }

    /** The distance of two uptimes whose base is unknown, also over a wrap; MISSING if the record has not both. */
    private long betweenUptimes(TimePlan plan) {
        if (plan.startUptime < 0
                || record.layout.length(plan.startUptime) == 0
                || record.layout.length(plan.endUptime) == 0) {
            return MISSING;
        }
        final int millis = (int) record.number(plan.endUptime) - (int) record.number(plan.startUptime);
        return millis < 0 ? MISSING : millis * NANOS_PER_MILLI;
    }

    /**
     * NetFlow v5 has one way to tell times, in the header's own clock: they stay as told, and the flaw is told beside.
     */
    private void judge() {
        final boolean startCanBe = canBe(start);
        final boolean endCanBe = canBe(end);
        if (startCanBe && endCanBe) {
            flaw = end < start ? TimeFlaw.END_BEFORE_START : flaw;
            return;
        }
        flaw = TimeFlaw.IMPLAUSIBLE;
        if (run.protocol == Protocol.NETFLOW5) {
            return;
        }
        if (!startCanBe) {
            start = endCanBe ? end : run.receivedAtEpochNanos;
        }
        if (!endCanBe) {
            end = startCanBe ? start : run.receivedAtEpochNanos;
        }
    }

    /**
     * From the year 2000 on, and at most a day behind the time of receipt, if that is known, or that of the export: one
     * of the two clocks may be wrong, or the stamps of a capture rewritten. Not what no long holds.
     */
    private boolean canBe(long nanos) {
        return nanos >= YEAR_2000_NANOS && nanos <= latest;
    }

    /** The first source that tells something; MISSING if none does. */
    private long first(TimePlan.Source[] sources) {
        for (TimePlan.Source source : sources) {
            final long nanos = read(source);
            if (nanos != MISSING) {
                return nanos;
            }
        }
        return MISSING;
    }

    private long read(TimePlan.Source source) {
        if (record.layout.length(source.place()) == 0) {
            return MISSING;
        }
        final long value = record.number(source.place());
        return switch (source.encoding()) {
            case UPTIME -> ofUptime(value);
            case BEFORE_EXPORT ->
                run.exportTimeEpochNanos == 0 ? MISSING : run.exportTimeEpochNanos - scale(value, NANOS_PER_MICRO);
            case SPAN_MICROS -> scale(value, NANOS_PER_MICRO);
            case SPAN_MILLIS -> scale(value, NANOS_PER_MILLI);
            default -> value == 0 ? MISSING : absolute(source.encoding(), value);
        };
    }

    private long absolute(TimeElement.Encoding encoding, long value) {
        return switch (encoding) {
            case SECONDS -> scale(value, NANOS_PER_SECOND);
            case MILLIS -> scale(value, NANOS_PER_MILLI);
            case NTP_MICROS -> ntp(NtpTime.epochNanosOfMicros(value), value, NANOS_PER_MICRO);
            default -> ntp(NtpTime.epochNanos(value), value, 1);
        };
    }

    /** Some exporters count microseconds or nanoseconds since 1970: believed where only that can be. */
    private long ntp(long nanos, long value, long unit) {
        if (canBe(nanos)) {
            return nanos;
        }
        final long plain = scale(value, unit);
        return canBe(plain) ? plain : nanos;
    }

    /** The way of NetFlow v5 and most of v9, without a question left. */
    private long ofUptimeAt(int place) {
        return (exportMillis + ((int) record.number(place) - uptimeAtExport)) * NANOS_PER_MILLI;
    }

    /**
     * Turns an uptime into a time: the signed 32-bit distance to the uptime at export, so that both a wrap after 49.7
     * days and a packet switched some milliseconds after the header was written come out right. Where the message has
     * no export time, the uptime is added to the time of the exporter's start.
     */
    private long ofUptime(long value) {
        if (value < 0 || value >= YEAR_2000_MILLIS) {
            return scale(value, NANOS_PER_MILLI);
        }
        final long init = systemInit(record.timePlan().systemInit);
        if (init == MISSING) {
            return MISSING;
        }
        final long millis = exportMillis == 0 && init > 0
                ? init + value
                : exportMillis + ((int) value - (int) (exportMillis - init));
        return millis < 0 ? millis * NANOS_PER_MILLI : scale(millis, NANOS_PER_MILLI);
    }

    /** When the uptime was 0: by the record, else by its run, else by what the exporter's options have told since. */
    private long systemInit(int place) {
        final long inTheRecord = place < 0 ? 0 : record.number(place);
        if (inTheRecord != 0) {
            return inTheRecord;
        }
        if (run.hasSystemInit()) {
            return run.systemInitEpochMillis;
        }
        final long learned = options.systemInitEpochMillis(run.exporter, run.observationDomain);
        return learned > 0 ? learned : MISSING;
    }

    /** In nanoseconds; what a long cannot hold, such as an unsigned value beyond 2^63, is as late as can be said. */
    private static long scale(long value, long unit) {
        return value < 0 || value > Long.MAX_VALUE / unit ? Long.MAX_VALUE : value * unit;
    }
}
