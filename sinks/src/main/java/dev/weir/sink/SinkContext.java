package dev.weir.sink;

import dev.weir.account.Counters;
import dev.weir.flow.ie.InformationElements;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What a sink is lent.
 *
 * @param name the sink's name, unique in this collector
 * @param profile which keys it is to write
 * @param dataDirectory where it may keep state under its name; need not exist yet
 * @param dictionary gives the dictionary of the moment, which names what exporters send
 * @param clock the time of day; a virtual one in tests
 * @param counters the sink's counters; the sink adds {@link SinkCounter#BYTES_WRITTEN}, all else is its runner's
 */
public record SinkContext(
        String name,
        SinkProfile profile,
        Path dataDirectory,
        Supplier<InformationElements> dictionary,
        Clock clock,
        Counters<SinkCounter> counters) {
    /** Lends a dictionary that never changes. */
    public SinkContext(
            String name,
            SinkProfile profile,
            Path dataDirectory,
            InformationElements elements,
            Clock clock,
            Counters<SinkCounter> counters) {
        this(name, profile, dataDirectory, () -> elements, clock, counters);
    }
}
