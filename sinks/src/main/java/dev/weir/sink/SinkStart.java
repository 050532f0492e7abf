package dev.weir.sink;

/** Where in the journal a sink begins that has no saved position yet. */
public enum SinkStart {
    /** At the oldest record that is retained. */
    START,
    /** Behind the newest record: only what is received from now on. */
    END
}
