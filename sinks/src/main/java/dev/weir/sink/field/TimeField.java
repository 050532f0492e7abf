package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A time that is not one element's, in nanoseconds since 1970; written in so many digits of the second as are true. */
record TimeField(
        String name,
        boolean hasNanos,
        Predicate<FlowRecordReader> presence,
        ToLongFunction<FlowRecordReader> epochNanos)
        implements RecordField {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    @Override
    public Kind kind() {
        return Kind.TIME;
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return presence.test(record);
    }

    @Override
    public long number(FlowRecordReader record) {
        return epochNanos.applyAsLong(record);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        if (hasNanos) {
            TimeText.appendNanos(out, number(record));
        } else {
            TimeText.appendMillis(out, Math.floorDiv(number(record), NANOS_PER_MILLI));
        }
    }
}
