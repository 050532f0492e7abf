package dev.weir.collector;

import dev.weir.sink.Setting;
import dev.weir.sink.Sink;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkContext;
import dev.weir.sink.SinkFactory;
import dev.weir.sink.SinkHealth;
import java.io.IOException;
import java.time.Duration;

/** Makes {@code [[sinks.test]]}: takes records and forgets them, slowly or not at all. */
public final class TestSinkFactory implements SinkFactory {
    /** What the table says. */
    public record Options(
            @Setting(defaultValue = "0s", description = "Wait in each batch.")
            Duration delay,

            @Setting(defaultValue = "false", description = "Whether it never opens.")
            boolean dead) {}

    @Override
    public String type() {
        return "test";
    }

    @Override
    public Class<? extends Record> optionsType() {
        return Options.class;
    }

    @Override
    public Sink create(Record options, SinkContext context) {
        return new TestSink((Options) options);
    }

    private record TestSink(Options options) implements Sink {
        @Override
        public void start() throws IOException {
            if (options.dead) {
                throw new IOException("it is dead");
            }
        }

        @Override
        public void write(SinkBatch batch) throws IOException {
            while (batch.next()) {
                batch.record();
            }
            try {
                Thread.sleep(options.delay.toMillis());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void flush() {
            // It keeps nothing.
        }

        @Override
        public SinkHealth check() {
            return SinkHealth.UP;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
