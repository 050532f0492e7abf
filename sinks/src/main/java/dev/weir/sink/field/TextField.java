package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;
import java.util.function.Function;

/** A text that is not one element's; null if the record has none. */
record TextField(String name, Function<FlowRecordReader, String> text) implements RecordField {
    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return text.apply(record) != null;
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        out.append(text.apply(record));
    }
}
