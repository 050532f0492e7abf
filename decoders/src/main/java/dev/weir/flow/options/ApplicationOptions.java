package dev.weir.flow.options;

import dev.weir.flow.Bytes;
import java.util.Arrays;
import java.util.HexFormat;

/** What is said of an application, and its id as sent (RFC 6759). Immutable. */
final class ApplicationOptions {
    private final byte[] id;
    private final String name;
    private final String description;

    private ApplicationOptions(byte[] id, String name, String description) {
        this.id = id;
        this.name = name;
        this.description = description;
    }

    static ApplicationOptions of(byte[] id, int offset, int length, String name, String description) {
        return new ApplicationOptions(Arrays.copyOfRange(id, offset, offset + length), name, description);
    }

    boolean isFor(byte[] other, int offset, int length) {
        return ApplicationKey.isSame(id, other, offset, length);
    }

    boolean says(byte[] other, int offset, int length, String otherName, String otherDescription) {
        return isFor(other, offset, length) && name.equals(otherName) && description.equals(otherDescription);
    }

    /** Null if none was told. */
    String name() {
        return name.isEmpty() ? null : name;
    }

    /** Null if none was told. */
    String description() {
        return description.isEmpty() ? null : description;
    }

    /** The engine and the selector as people write them, such as 13:80; of an id that is long, in hexadecimal. */
    String idText() {
        final int selector = id.length - 1;
        return (id[0] & 0xff) + ":"
                + (selector < Long.BYTES
                        ? Long.toString(Bytes.unsigned(id, 1, selector))
                        : "0x" + HexFormat.of().formatHex(id, 1, id.length));
    }

    int cost() {
        return id.length + 2 * (name.length() + description.length());
    }
}
