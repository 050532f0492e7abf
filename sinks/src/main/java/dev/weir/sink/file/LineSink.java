package dev.weir.sink.file;

import dev.weir.account.Counters;
import dev.weir.sink.Sink;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.SinkHealth;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.io.IOException;

/**
 * Renders records as lines and writes them. Lines are collected up to {@link #WRITE_BYTES} or the next flush, and
 * written in one piece: a batch is taken whole or not at all, so offering it again repeats nothing.
 */
public final class LineSink implements Sink {
    /** From how many bytes on lines are written without waiting for a flush. */
    static final int WRITE_BYTES = 1 << 18;

    private final LineRenderer renderer;
    private final LineOutput output;
    private final Counters<SinkCounter> counters;
    private final TextBuffer lines = new TextBuffer(WRITE_BYTES);
    private SinkHealth health = SinkHealth.UP;

    /**
     * Makes a sink that has opened nothing yet.
     *
     * @param renderer what a line looks like
     * @param output where lines go; closed with this sink
     * @param counters the sink's counters
     */
    public LineSink(LineRenderer renderer, LineOutput output, Counters<SinkCounter> counters) {
        this.renderer = renderer;
        this.output = output;
        this.counters = counters;
    }

    @Override
    public void start() throws IOException {
        try {
            output.open();
            health = SinkHealth.UP;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(SinkBatch batch) throws IOException {
        final int before = lines.length();
        boolean taken = false;
        try {
            while (batch.next()) {
                renderer.render(batch.record(), lines);
            }
            if (lines.length() >= WRITE_BYTES) {
                writeLines();
            }
            taken = true;
        } finally {
            if (!taken) {
                lines.truncate(before);
            }
        }
    }

    private void writeLines() throws IOException {
        if (lines.length() == 0) {
            return;
        }
        try {
            output.write(lines.array(), 0, lines.length());
        } catch (IOException e) {
            throw failed(e);
        }
        counters.add(SinkCounter.BYTES_WRITTEN, lines.length());
        lines.clear();
        health = SinkHealth.UP;
    }

    private IOException failed(IOException cause) {
        health = SinkHealth.down(cause.toString());
        return cause;
    }

    @Override
    public void flush() throws IOException {
        writeLines();
        output.flush();
    }

    @Override
    public SinkHealth check() {
        return health;
    }

    @Override
    public void close() throws IOException {
        try (output) {
            flush();
        }
    }
}
