package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.TimeFlaw;

/** What the reader remarks about a record. */
public final class RecordNotes {
    private RecordNotes() {}

    /** What is wrong with the times that the exporter tells; null if nothing is, or it tells none. */
    public static String timeFlaw(FlowRecordReader record) {
        final TimeFlaw flaw = record.timeFlaw();
        return switch (flaw) {
            case NONE, ABSENT -> null;
            case RELATIVE -> "relative";
            case IMPLAUSIBLE -> "implausible";
            case END_BEFORE_START -> "endBeforeStart";
        };
    }

    /** Which half of a split biflow it is, {@code forward} or {@code reverse}; null if it is none. */
    public static String biflow(FlowRecordReader record) {
        if (!record.isSplit()) {
            return null;
        }
        return record.isReverse() ? "reverse" : "forward";
    }
}
