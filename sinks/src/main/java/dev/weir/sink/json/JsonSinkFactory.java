package dev.weir.sink.json;

import dev.weir.sink.Sink;
import dev.weir.sink.SinkContext;
import dev.weir.sink.SinkFactory;
import dev.weir.sink.file.LineOutput;
import dev.weir.sink.file.LineSink;
import dev.weir.sink.file.RollPolicy;
import dev.weir.sink.file.RollingFile;
import dev.weir.sink.file.StandardOutput;
import java.nio.file.Path;

/** Makes {@code [[sinks.json]]}: the flow log, one object a line. */
public final class JsonSinkFactory implements SinkFactory {
    private static final String STANDARD_OUTPUT = "-";

    @Override
    public String type() {
        return "json";
    }

    @Override
    public Class<? extends Record> optionsType() {
        return JsonSinkOptions.class;
    }

    @Override
    public Sink create(Record options, SinkContext context) {
        final FlowJsonRenderer renderer = new FlowJsonRenderer(context.dictionary(), context.profile());
        return new LineSink(renderer, output((JsonSinkOptions) options, renderer, context), context.counters());
    }

    private static LineOutput output(JsonSinkOptions options, FlowJsonRenderer renderer, SinkContext context) {
        if (options.path().equals(STANDARD_OUTPUT)) {
            return new StandardOutput(renderer.header());
        }
        final RollPolicy policy =
                new RollPolicy(options.rollSize().bytes(), options.rollInterval(), options.gzip(), options.keep());
        return new RollingFile(
                Path.of(options.path()), policy, renderer.header(), FlowLine::isUnfinished, context.clock());
    }
}
