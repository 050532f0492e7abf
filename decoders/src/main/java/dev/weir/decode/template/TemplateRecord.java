package dev.weir.decode.template;

import dev.weir.decode.RejectReason;
import dev.weir.flow.Bytes;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * One template record on the wire, looked at but not kept: a reusable view. All that could make a template dangerous or
 * useless is found here, before anything is allocated.
 *
 * <pre>
 *   v9      template id | field count         | fields of 4 octets
 *           template id | scope octets | option octets | fields of 4 octets      (options)
 *   IPFIX   template id | field count         | fields of 4 octets, 8 with the enterprise bit
 *           template id | field count | scope count    | fields                  (options)
 * </pre>
 */
final class TemplateRecord {
    /** The shortest record: a withdrawal. */
    static final int SHORTEST = 4;

    private static final int SHORT_HEADER = 4;
    private static final int LONG_HEADER = 6;
    private static final int FIELD = 4;
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int MAX_FIELDS = Shape.MAX_FIELDS;

    private SetDialect dialect;
    private boolean options;
    private byte[] bytes;
    private int start;
    private int length;
    private int header;
    private int id;
    private int fieldCount;
    private int scopeCount;
    private int minimumRecordLength;
    private boolean withdrawal;

    /**
     * Looks at the record that begins here.
     *
     * @param from the array that holds it
     * @param at where it begins
     * @param end where its set ends, at least 4 octets on
     * @return what is wrong with it; null if it may be used
     */
    RejectReason read(SetDialect spoken, boolean ofOptions, byte[] from, int at, int end) {
        dialect = spoken;
        options = ofOptions;
        bytes = from;
        start = at;
        length = end - at;
        id = Bytes.u16(from, at);
        withdrawal = spoken == SetDialect.IPFIX && Bytes.u16(from, at + 2) == 0;
        if (withdrawal) {
            length = SHORT_HEADER;
            return id >= SetDialect.FIRST_DATA_SET || withdrawsAll() ? null : RejectReason.TEMPLATE_ID;
        }
        header = ofOptions ? LONG_HEADER : SHORT_HEADER;
        if (header > end - at) {
            return RejectReason.TEMPLATE_TRUNCATED;
        }
        final RejectReason fault = readCounts();
        return measure(end) ? fault != null ? fault : fault() : RejectReason.TEMPLATE_TRUNCATED;
    }

    private RejectReason readCounts() {
        final int first = Bytes.u16(bytes, start + 2);
        final int second = options ? Bytes.u16(bytes, start + SHORT_HEADER) : 0;
        if (options && dialect == SetDialect.NETFLOW9) {
            scopeCount = first / FIELD;
            fieldCount = (first + second) / FIELD;
            return first % FIELD != 0 || second % FIELD != 0 ? RejectReason.TEMPLATE_SCOPE : null;
        }
        fieldCount = first;
        scopeCount = second;
        return options && (second == 0 || second > first) ? RejectReason.TEMPLATE_SCOPE : null;
    }

    /** Finds the record's end and the shortest data record; false if the set ends before. */
    private boolean measure(int end) {
        int at = start + header;
        minimumRecordLength = 0;
        for (int i = 0; i < fieldCount; i++) {
            if (FIELD > end - at) {
                return false;
            }
            final int fieldLength = Bytes.u16(bytes, at + 2);
            minimumRecordLength += fieldLength == FieldSpecifier.VARIABLE ? 1 : fieldLength;
            at += fieldSpecifierLength(at);
        }
        if (at > end) {
            return false;
        }
        length = at - start;
        return true;
    }

    private int fieldSpecifierLength(int at) {
        return dialect == SetDialect.IPFIX && (Bytes.u16(bytes, at) & ENTERPRISE_BIT) != 0 ? 2 * FIELD : FIELD;
    }

    private RejectReason fault() {
        if (id < SetDialect.FIRST_DATA_SET) {
            return RejectReason.TEMPLATE_ID;
        }
        if (fieldCount > MAX_FIELDS) {
            return RejectReason.TEMPLATE_TOO_WIDE;
        }
        if (minimumRecordLength == 0) {
            return RejectReason.TEMPLATE_EMPTY;
        }
        return minimumRecordLength > Shape.MAX_RECORD_LENGTH ? RejectReason.TEMPLATE_TOO_LONG : null;
    }

    /** Compiles the shape of a record without a fault. */
    Shape compile() {
        final List<FieldSpecifier> fields = new ArrayList<>(fieldCount);
        int at = start + header;
        for (int i = 0; i < fieldCount; i++) {
            fields.add(field(at, i < scopeCount));
            at += fieldSpecifierLength(at);
        }
        return Shape.compile(dialect.protocol(), id, scopeCount, fields);
    }

    private FieldSpecifier field(int at, boolean scope) {
        final int number = Bytes.u16(bytes, at);
        final int fieldLength = Bytes.u16(bytes, at + 2);
        if (dialect == SetDialect.NETFLOW9) {
            return new FieldSpecifier(scope ? FieldSpecifier.NETFLOW9_SCOPE : 0, number, fieldLength);
        }
        final boolean hasEnterprise = (number & ENTERPRISE_BIT) != 0;
        return new FieldSpecifier(
                hasEnterprise ? Bytes.u32(bytes, at + FIELD) : 0, number & ~ENTERPRISE_BIT, fieldLength);
    }

    /** Whether it takes definitions back (RFC 7011 section 8.1). */
    boolean isWithdrawal() {
        return withdrawal;
    }

    /** Whether it takes all definitions back: its id is a template set's. */
    boolean withdrawsAll() {
        return withdrawal && (id == dialect.templateSet() || id == dialect.optionsSet());
    }

    /** Whether a withdrawal of all means options templates. */
    boolean withdrawsOptions() {
        return id == dialect.optionsSet();
    }

    boolean isOptions() {
        return options;
    }

    int id() {
        return id;
    }

    int fieldCount() {
        return fieldCount;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    /** How many octets the record takes; the rest of its set if that cannot be told. */
    int length() {
        return length;
    }
}
