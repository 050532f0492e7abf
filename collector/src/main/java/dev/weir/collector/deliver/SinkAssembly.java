package dev.weir.collector.deliver;

import dev.weir.account.Counters;
import dev.weir.collector.JournalSetup;
import dev.weir.collector.config.SinkTable;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkContext;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.SinkFactory;
import dev.weir.sink.filter.FlowFilter;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Puts the runner of each configured sink together. */
public final class SinkAssembly {
    private SinkAssembly() {}

    /** The sink types that are there, and what their tables are bound to: for the configuration. */
    public static Map<String, Class<? extends Record>> types() {
        final Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        ServiceLoader.load(SinkFactory.class).forEach(factory -> types.put(factory.type(), factory.optionsType()));
        return types;
    }

    static List<SinkRunner> runners(
            WeirConfiguration configuration, Journal journal, Supplier<InformationElements> dictionary)
            throws IOException {
        final List<SinkRunner> runners = new ArrayList<>();
        for (SinkTable table : configuration.sinks()) {
            runners.add(runner(table, configuration, journal, dictionary));
        }
        return runners;
    }

    private static SinkRunner runner(
            SinkTable table, WeirConfiguration configuration, Journal journal, Supplier<InformationElements> dictionary)
            throws IOException {
        final Path positions = JournalSetup.positions(configuration.collector());
        Files.createDirectories(positions);
        final Counters<SinkCounter> counters = new Counters<>(SinkCounter.class);
        final SinkContext context = new SinkContext(
                table.name(), table.common().profile(), positions, dictionary, Clock.systemUTC(), counters);
        final PositionFile positionFile = new PositionFile(positions.resolve(table.name() + ".position"), false);
        final JournalTailer tailer = JournalTailer.open(journal.directory());
        return new SinkRunner(
                new SinkRunner.Parts(
                        new SinkIdentity(table.name(), table.type()),
                        factory(table.type()).create(table.options(), context),
                        new SinkBatch(
                                table.common().kinds(),
                                filter(table, dictionary.get()),
                                table.common().biflow()),
                        tailer,
                        positionFile,
                        counters,
                        new Backoff()),
                journal,
                SinkPlace.find(table.common().from(), tailer, journal, positionFile));
    }

    private static RecordFilter filter(SinkTable table, InformationElements elements) {
        final String where = table.common().where();
        return where == null || where.isBlank() ? RecordFilter.ALL : FlowFilter.parse(where, elements);
    }

    private static SinkFactory factory(String type) {
        return ServiceLoader.load(SinkFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sink of type " + type));
    }
}
