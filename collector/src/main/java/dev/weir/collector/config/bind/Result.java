package dev.weir.collector.config.bind;

/**
 * What binding came to.
 *
 * @param isBound whether there is a value; if not, the problem has been told
 * @param value the value; null also stands for a setting that is absent and may be
 */
public record Result(boolean isBound, Object value) {
    /** The problem has been told. */
    public static final Result FAILED = new Result(false, null);

    /** Returns a value that is bound. */
    public static Result of(Object value) {
        return new Result(true, value);
    }
}
