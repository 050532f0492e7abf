package dev.weir.sink;

import java.io.IOException;

/**
 * Takes flow records elsewhere. All methods are called by the sink's own thread, one after the other; nothing that they
 * are given may be kept after they return.
 *
 * <p>Delivery is at least once and in order. A batch counts as delivered when {@link #write} has returned, and as safe
 * when a later {@link #flush} has: only then is the position in the journal saved. Whatever was not flushed when the
 * process died is offered again.
 */
public interface Sink extends AutoCloseable {
    /**
     * Opens what it writes to. Called once before anything else, and again after it has thrown.
     *
     * @throws IOException if it cannot be opened now; it is tried again later
     */
    void start() throws IOException;

    /**
     * Takes the rest of a batch, to its last record. A record that can never be taken is given up by
     * {@link SinkBatch#fail}; it must not stop the others.
     *
     * @throws IOException if the batch cannot be taken now. The same batch is offered again, rewound to its first
     *     record; what earlier calls took stays taken
     */
    void write(SinkBatch batch) throws IOException;

    /**
     * Makes everything taken so far safe and visible to readers. Called often; cheap if there is nothing to do.
     *
     * @throws IOException if that is impossible now; what was taken is kept, and tried again by the next call
     */
    void flush() throws IOException;

    /** Tells how it is. Does not block for long. */
    SinkHealth check();

    /**
     * Flushes if that is possible, and lets go of everything. Called once, also after a failure.
     *
     * @throws IOException if something could not be flushed
     */
    @Override
    void close() throws IOException;
}
