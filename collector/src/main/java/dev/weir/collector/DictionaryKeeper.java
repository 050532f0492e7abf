package dev.weir.collector;

import dev.weir.collector.config.DictionarySettings;
import dev.weir.collector.dictionary.DictionaryFile;
import dev.weir.collector.ops.CollectorView.HealthCheck;
import dev.weir.flow.ie.BadElementsException;
import dev.weir.flow.ie.ElementDictionary;
import dev.weir.flow.ie.InformationElements;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dictionary in use, and the thread {@code weir-dictionary} that reads operators' files again when they have
 * changed. Files that are wrong change nothing: the log says what is wrong with them, and health and a gauge tell it,
 * but the collector stays ready: it goes on with the elements that it has.
 */
final class DictionaryKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DictionaryKeeper.class);

    private final ElementDictionary dictionary;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "weir-dictionary");
        thread.setDaemon(true);
        return thread;
    });
    private List<String> told = List.of();

    /**
     * Reads the files for the first time.
     *
     * @throws IOException if there is anything wrong with them
     */
    DictionaryKeeper(DictionarySettings settings) throws IOException {
        try {
            dictionary = ElementDictionary.of(DictionaryFile.all(settings.files()));
        } catch (BadElementsException e) {
            throw new IOException("dictionary: " + String.join("; ", e.problems()), e);
        }
        final long nanos = settings.reload().toNanos();
        if (nanos > 0 && !settings.files().isEmpty()) {
            executor.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        try {
            if (dictionary.reloadIfChanged()) {
                LOG.info("the dictionary was read again: version {}", dictionary.version());
            }
            final List<String> problems = dictionary.problems();
            if (!problems.equals(told)) {
                problems.forEach(problem -> LOG.warn("the dictionary stays as it was: {}", problem));
                told = problems;
            }
        } catch (RuntimeException e) {
            LOG.error("the dictionary could not be looked at and will be again", e);
        }
    }

    /** The elements now. Any thread. */
    InformationElements elements() {
        return dictionary.current();
    }

    /** How many things are wrong with the files on the disk; 0 while they are in use. Any thread. */
    int problems() {
        return dictionary.problems().size();
    }

    /** Always up, since names of elements are there in any case; the detail says what is wrong with the files. */
    HealthCheck health() {
        final List<String> problems = dictionary.problems();
        return new HealthCheck(
                "dictionary", true, problems.isEmpty() ? "is up to date" : "stays as it was: " + problems.get(0));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
