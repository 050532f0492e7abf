package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;

/** A field that is never absent to a filter: the flow log prints its zero, so a filter finds that as well. */
record DefaultField(RecordField field, String zero) implements RecordField {
    @Override
    public String name() {
        return field.name();
    }

    @Override
    public Kind kind() {
        return field.kind();
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return true;
    }

    @Override
    public long number(FlowRecordReader record) {
        return field.isIn(record) ? field.number(record) : 0;
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        if (field.isIn(record)) {
            field.append(record, out);
        } else {
            out.append(zero);
        }
    }
}
