package dev.weir.sink.filter;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.IpPrefix;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.field.RecordField;
import dev.weir.sink.text.TextBuffer;

/** What a filter is made of. The ones that look at a field are asked only if the record has it. */
final class Conditions {
    private Conditions() {}

    record And(RecordFilter left, RecordFilter right) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return left.accepts(record) && right.accepts(record);
        }
    }

    record Or(RecordFilter left, RecordFilter right) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return left.accepts(record) || right.accepts(record);
        }
    }

    record Not(RecordFilter filter) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return !filter.accepts(record);
        }
    }

    record Present(RecordField field, RecordFilter filter) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return field.isIn(record) && filter.accepts(record);
        }
    }

    record Unsigned(RecordField field, Operator operator, long value) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return operator.accepts(Long.compareUnsigned(field.number(record), value));
        }
    }

    record Signed(RecordField field, Operator operator, long value) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return operator.accepts(Long.compare(field.number(record), value));
        }
    }

    record AllBits(RecordField field, long bits) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            return (field.number(record) & bits) == bits;
        }
    }

    /** Ranges are kept with the top bit turned over if the field has no sign, so that one comparison serves both. */
    record Ranges(RecordField field, long flip, long[] first, long[] last) implements RecordFilter {
        @Override
        public boolean accepts(FlowRecordReader record) {
            final long value = field.number(record) ^ flip;
            for (int i = 0; i < first.length; i++) {
                if (value >= first[i] && value <= last[i]) {
                    return true;
                }
            }
            return false;
        }
    }

    record Prefixes(RecordField field, IpPrefix[] prefixes, byte[] scratch) implements RecordFilter {
        Prefixes(RecordField field, IpPrefix... prefixes) {
            this(field, prefixes, new byte[Addresses.LENGTH]);
        }

        @Override
        public boolean accepts(FlowRecordReader record) {
            field.copyAddress(record, scratch);
            for (IpPrefix prefix : prefixes) {
                if (prefix.contains(scratch, 0)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Texts(RecordField field, boolean inside, byte[][] texts, TextBuffer scratch) implements RecordFilter {
        Texts(RecordField field, boolean inside, byte[]... texts) {
            this(field, inside, texts, new TextBuffer(64));
        }

        @Override
        public boolean accepts(FlowRecordReader record) {
            scratch.clear();
            field.append(record, scratch);
            for (byte[] text : texts) {
                if (inside ? scratch.contains(text) : scratch.contentEquals(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
