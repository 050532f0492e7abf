package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;

/** What the exporter says in the record if it does, or else what is known beside. Both are of one kind. */
record FirstField(RecordField sent, RecordField known) implements RecordField {
    @Override
    public String name() {
        return known.name();
    }

    @Override
    public Kind kind() {
        return known.kind();
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return sent.isIn(record) || known.isIn(record);
    }

    private RecordField of(FlowRecordReader record) {
        return sent.isIn(record) ? sent : known;
    }

    @Override
    public long number(FlowRecordReader record) {
        return of(record).number(record);
    }

    @Override
    public void copyAddress(FlowRecordReader record, byte[] into) {
        of(record).copyAddress(record, into);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        of(record).append(record, out);
    }
}
