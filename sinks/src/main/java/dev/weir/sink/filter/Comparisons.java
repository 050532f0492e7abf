package dev.weir.sink.filter;

import dev.weir.flow.IpPrefix;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.field.RecordField;

/** Makes the condition of a comparison with one value. */
final class Comparisons {
    private Comparisons() {}

    /**
     * Makes the condition.
     *
     * @throws UnsupportedOperationException if the operator does not go with the field
     * @throws IllegalArgumentException if the value does not; both have a message for the operator
     */
    static RecordFilter of(RecordField field, Operator operator, String value) {
        return switch (field.kind()) {
            case UNSIGNED -> unsigned(field, operator, value);
            case SIGNED -> new Conditions.Signed(field, ordered(field, operator), Values.signed(field, value));
            case TIME -> new Conditions.Signed(field, ordered(field, operator), Values.time(value));
            case ADDRESS -> equality(operator, field, new Conditions.Prefixes(field, address(value)));
            case MAC, TEXT, OCTETS -> text(field, operator, value);
        };
    }

    private static RecordFilter unsigned(RecordField field, Operator operator, String value) {
        if (operator == Operator.CONTAINS && Values.hasFlags(field)) {
            return new Conditions.AllBits(field, Values.unsigned(field, value));
        }
        return new Conditions.Unsigned(field, ordered(field, operator), Values.unsigned(field, value));
    }

    private static Operator ordered(RecordField field, Operator operator) {
        if (operator == Operator.CONTAINS) {
            throw unsupported(field, operator);
        }
        return operator;
    }

    private static IpPrefix address(String value) {
        final IpPrefix prefix = IpPrefix.parse(value);
        if (!prefix.isSingleAddress()) {
            throw new IllegalArgumentException("a prefix is matched by \"in\"; expected one address");
        }
        return prefix;
    }

    private static RecordFilter text(RecordField field, Operator operator, String value) {
        if (operator == Operator.CONTAINS) {
            return new Conditions.Texts(field, true, Values.part(field, value));
        }
        return equality(operator, field, new Conditions.Texts(field, false, Values.text(field, value)));
    }

    private static RecordFilter equality(Operator operator, RecordField field, RecordFilter equal) {
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> new Conditions.Not(equal);
            default -> throw unsupported(field, operator);
        };
    }

    private static UnsupportedOperationException unsupported(RecordField field, Operator operator) {
        return new UnsupportedOperationException(
                "\"" + operator.symbol() + "\" does not go with \"" + field.name() + "\"");
    }
}
