package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;

/**
 * Something that a record can be asked for by name. Belongs to one thread; asking allocates nothing, but for the text
 * of a float.
 */
public interface RecordField {
    /** How the values of a field are compared. */
    enum Kind {
        /** A whole number without a sign, of 64 bits. */
        UNSIGNED,
        /** A whole number with a sign. */
        SIGNED,
        /** A time; its number is nanoseconds since 1970. */
        TIME,
        /** An IP address. */
        ADDRESS,
        /** A MAC address, compared as text. */
        MAC,
        /** Text. */
        TEXT,
        /** Anything else, compared as lower-case hexadecimal or whatever its text is. */
        OCTETS
    }

    /** Its name, as an operator writes it. */
    String name();

    /** How its values are compared. */
    Kind kind();

    /** Whether the record has it. Everything below may be asked only then. */
    boolean isIn(FlowRecordReader record);

    /** Its number, for {@link Kind#UNSIGNED}, {@link Kind#SIGNED} and {@link Kind#TIME}; 0 for the others. */
    default long number(FlowRecordReader record) {
        return 0;
    }

    /** Copies its 16 bytes, IPv4 mapped, for {@link Kind#ADDRESS}; nothing for the others. */
    default void copyAddress(FlowRecordReader record, byte[] into) {}

    /** Appends its text: numbers in decimal, times in ISO 8601, addresses as usual, octets in hexadecimal. */
    void append(FlowRecordReader record, TextBuffer out);
}
