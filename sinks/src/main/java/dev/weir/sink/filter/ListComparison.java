package dev.weir.sink.filter;

import dev.weir.flow.IpPrefix;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.field.RecordField;
import java.util.ArrayList;
import java.util.List;

/** Collects the values behind {@code in}, and makes the condition. A value that does not fit is refused when added. */
interface ListComparison {
    /** Takes one more value. */
    void add(String value);

    /** Makes the condition. */
    RecordFilter build();

    /** The collector for a field. */
    static ListComparison of(RecordField field) {
        return switch (field.kind()) {
            case UNSIGNED -> new NumberRanges(field, Long.MIN_VALUE);
            case SIGNED, TIME -> new NumberRanges(field, 0);
            case ADDRESS -> new AddressList(field);
            case MAC, TEXT, OCTETS -> new TextList(field);
        };
    }

    /** Numbers and ranges of numbers; of times, single ones. */
    final class NumberRanges implements ListComparison {
        private final RecordField field;
        private final long flip;
        private final List<Long> first = new ArrayList<>();
        private final List<Long> last = new ArrayList<>();

        NumberRanges(RecordField field, long flip) {
            this.field = field;
            this.flip = flip;
        }

        @Override
        public void add(String value) {
            final int dash = dash(value);
            final long from = number(dash < 0 ? value : value.substring(0, dash)) ^ flip;
            final long to = dash < 0 ? from : number(value.substring(dash + 1)) ^ flip;
            if (from > to) {
                throw new IllegalArgumentException("the range \"" + value + "\" ends before it begins");
            }
            first.add(from);
            last.add(to);
        }

        /** Where a range is divided; keywords, times and signs have dashes too. */
        private int dash(String value) {
            final int dash = value.indexOf('-', 1);
            final boolean digits = dash > 0 && Character.isDigit(value.charAt(dash - 1));
            return field.kind() != RecordField.Kind.TIME && digits && Character.isDigit(value.charAt(0)) ? dash : -1;
        }

        private long number(String value) {
            return switch (field.kind()) {
                case SIGNED -> Values.signed(field, value);
                case TIME -> Values.time(value);
                default -> Values.unsigned(field, value);
            };
        }

        @Override
        public RecordFilter build() {
            return new Conditions.Ranges(
                    field,
                    flip,
                    first.stream().mapToLong(Long::longValue).toArray(),
                    last.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** Addresses and prefixes. */
    final class AddressList implements ListComparison {
        private final RecordField field;
        private final List<IpPrefix> prefixes = new ArrayList<>();

        AddressList(RecordField field) {
            this.field = field;
        }

        @Override
        public void add(String value) {
            prefixes.add(IpPrefix.parse(value));
        }

        @Override
        public RecordFilter build() {
            return new Conditions.Prefixes(field, prefixes.toArray(IpPrefix[]::new));
        }
    }

    /** Whole texts. */
    final class TextList implements ListComparison {
        private final RecordField field;
        private final List<byte[]> texts = new ArrayList<>();

        TextList(RecordField field) {
            this.field = field;
        }

        @Override
        public void add(String value) {
            texts.add(Values.text(field, value));
        }

        @Override
        public RecordFilter build() {
            return new Conditions.Texts(field, false, texts.toArray(byte[][]::new));
        }
    }
}
