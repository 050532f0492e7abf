package dev.weir.flow.options;

import java.util.Arrays;

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

    int cost() {
        return id.length + 2 * (name.length() + description.length());
    }
}
