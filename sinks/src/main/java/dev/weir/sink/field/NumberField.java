package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A number that is not one element's: what the message, the run or the reader says about a record. */
record NumberField(String name, Predicate<FlowRecordReader> presence, ToLongFunction<FlowRecordReader> value)
        implements RecordField {
    static NumberField always(String name, ToLongFunction<FlowRecordReader> value) {
        return new NumberField(name, record -> true, value);
    }

    @Override
    public Kind kind() {
        return Kind.UNSIGNED;
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return presence.test(record);
    }

    @Override
    public long number(FlowRecordReader record) {
        return value.applyAsLong(record);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        out.appendUnsigned(number(record));
    }
}
