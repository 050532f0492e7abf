package dev.weir.collector.config.bind;

/** A value cannot be used. The message says what was found and what was expected, without naming the setting. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Creates the exception.
     *
     * @param message what is wrong
     * @param hint what to write instead; may be empty
     */
    public InvalidValueException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** Returns what to write instead; may be empty. */
    public String hint() {
        return hint;
    }
}
