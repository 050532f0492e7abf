package dev.weir.sink;

/**
 * Whether a sink works, in its own opinion.
 *
 * @param isUp whether it could take a batch now
 * @param detail what an operator should know; empty if all is well
 */
public record SinkHealth(boolean isUp, String detail) {
    /** It works, and there is nothing to tell. */
    public static final SinkHealth UP = new SinkHealth(true, "");

    /** It does not work. */
    public static SinkHealth down(String detail) {
        return new SinkHealth(false, detail);
    }
}
