package dev.weir.collector.config.source;

/**
 * Where a value was set.
 *
 * @param kind what sort of place it is
 * @param place the file as it was named, the variable, the command line option, or why a default has its value
 * @param line line in the file, from 1; 0 if the place is no file, or means the whole of it
 * @param column column in the line, from 1; 0 like the line
 */
public record Origin(Kind kind, String place, int line, int column) {
    /** The origin of a value that nobody has set. */
    public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "", 0, 0);

    /** What sort of place it is; later kinds win over earlier ones. */
    public enum Kind {
        /** Nobody has set it. */
        DEFAULT,
        /** A place in a configuration file. */
        FILE,
        /** An environment variable. */
        VARIABLE,
        /** An option of the command line. */
        COMMAND_LINE
    }

    /** Returns the origin of a default that was worked out, with the reason: {@code standard port of netflow5}. */
    public static Origin computed(String reason) {
        return new Origin(Kind.DEFAULT, reason, 0, 0);
    }

    /** Returns a place in a file. */
    public static Origin file(String file, int line, int column) {
        return new Origin(Kind.FILE, file, line, column);
    }

    /** Returns a file as a whole. */
    public static Origin file(String file) {
        return new Origin(Kind.FILE, file, 0, 0);
    }

    /** Returns an environment variable. */
    public static Origin variable(String name) {
        return new Origin(Kind.VARIABLE, name, 0, 0);
    }

    /** Returns an option of the command line. */
    public static Origin commandLine(String option) {
        return new Origin(Kind.COMMAND_LINE, option, 0, 0);
    }

    /** Returns the place as operators read it: {@code config/weir.toml:12:9}, {@code WEIR__COLLECTOR__SHARDS}. */
    @Override
    public String toString() {
        return switch (kind) {
            case DEFAULT -> place.isEmpty() ? "default" : "default: " + place;
            case FILE -> line == 0 ? place : place + ":" + line + ":" + column;
            case VARIABLE, COMMAND_LINE -> place;
        };
    }
}
