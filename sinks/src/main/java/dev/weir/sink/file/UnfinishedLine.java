package dev.weir.sink.file;

/**
 * Tells a line that a crash cut off from the last line of a file that somebody else wrote. Only the first may be
 * removed: its record is offered again.
 */
@FunctionalInterface
public interface UnfinishedLine {
    /** Believes no line to be ours: nothing is ever removed. */
    UnfinishedLine NEVER = line -> false;

    /** Whether these octets, which no line end follows, are the beginning of a line of ours, and not a whole one. */
    boolean isOurs(byte[] line);
}
