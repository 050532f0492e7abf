package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.AddressKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The exporters of a shard by address, bounded: forged sources must not take all memory, nor push out an exporter that
 * is alive. When the table is full, a sender that never gave a record or a template makes room; then one that gave
 * templates alone; then an exporter that has been silent for {@link #SILENT_NANOS}. If there is none of those, the
 * datagram is decoded all the same, with a state that is forgotten afterwards. Templates give way sooner: those of the
 * exporter unseen for the longest time that has not given records for a while yet. Owned by the shard's thread.
 */
public final class ExporterTable {
    /** How long an exporter must have been silent to make room for another. */
    static final long SILENT_NANOS = 600_000_000_000L;

    /**
     * Exporters that had given records for a while when they were last looked at. All maps are in the order of use, so
     * the first entry is the one unseen for the longest time.
     */
    private final Map<AddressKey, ExporterState> proven = new LinkedHashMap<>(16, 0.75f, true);

    /** Exporters that had given records, but not for long. */
    private final Map<AddressKey, ExporterState> exporters = new LinkedHashMap<>(16, 0.75f, true);

    /** Senders that had given templates, but no record, when they were last looked at. */
    private final Map<AddressKey, ExporterState> newcomers = new LinkedHashMap<>(16, 0.75f, true);

    /** Senders that had given neither when they were last looked at, and those whose templates gave way. */
    private final Map<AddressKey, ExporterState> strangers = new LinkedHashMap<>(16, 0.75f, true);

    private final AddressKey probe = new AddressKey();
    private final int capacity;
    private final ShardMemory memory;

    /** Makes an empty table of a capacity, with the usual limits of templates. */
    public ExporterTable(int capacity) {
        this(capacity, TemplateLimits.DEFAULT);
    }

    /** Makes an empty table of a capacity. */
    public ExporterTable(int capacity, TemplateLimits limits) {
        this.capacity = capacity;
        this.memory = ShardMemory.of(limits);
        this.memory.reclaimFrom(this::reclaimTemplates);
    }

    /** Finds the exporter that sent a datagram, new if need be; null if there is no room for a new one. */
    ExporterState find(Datagram datagram) {
        probe.set(datagram.address);
        final ExporterState exporter = proven.get(probe);
        if (exporter != null) {
            return exporter;
        }
        final ExporterState other = known();
        if (other != null) {
            return promote(other);
        }
        if (size() >= capacity && !makeRoom(datagram.receivedAtEpochNanos)) {
            return null;
        }
        final ExporterState state = newState(datagram);
        strangers.put(AddressKey.of(datagram.address), state);
        return state;
    }

    /** A state that the table does not keep; to be released after use. */
    ExporterState newState(Datagram datagram) {
        return new ExporterState(datagram.address, datagram.receivedAtEpochNanos, memory);
    }

    /** Puts a sender where what it has given by now belongs. */
    private ExporterState promote(ExporterState state) {
        if (state.hasRecords()) {
            newcomers.remove(probe);
            strangers.remove(probe);
            if (state.isProven()) {
                exporters.remove(probe);
                prove(AddressKey.of(state.address()), state);
            } else if (exporters.get(probe) == null) {
                exporters.put(AddressKey.of(state.address()), state);
            }
        } else if (state.isKnown() && strangers.remove(probe) != null) {
            newcomers.put(AddressKey.of(state.address()), state);
        }
        return state;
    }

    private void prove(AddressKey address, ExporterState state) {
        state.onProven();
        proven.put(address, state);
    }

    /** Takes note of what a sender has given with the datagram that it was found for. */
    void onDecoded(Datagram datagram, ExporterState state) {
        if (!state.wasKnown && state.isKnown()) {
            state.wasKnown = true;
            probe.set(datagram.address);
            promote(state);
        }
    }

    private boolean makeRoom(long nowEpochNanos) {
        return forget(strangers, ExporterState::isKnown, newcomers)
                || forget(newcomers, ExporterState::hasRecords, exporters)
                || forgetSilent(exporters, nowEpochNanos)
                || forgetSilent(proven, nowEpochNanos);
    }

    /** Those that have turned out to be better than the others are passed on, each once in its life. */
    private static boolean forget(
            Map<AddressKey, ExporterState> from,
            Predicate<ExporterState> better,
            Map<AddressKey, ExporterState> upwards) {
        final Iterator<Map.Entry<AddressKey, ExporterState>> oldest =
                from.entrySet().iterator();
        while (oldest.hasNext()) {
            final Map.Entry<AddressKey, ExporterState> sender = oldest.next();
            oldest.remove();
            if (!better.test(sender.getValue())) {
                sender.getValue().release();
                return true;
            }
            upwards.put(sender.getKey(), sender.getValue());
        }
        return false;
    }

    /** Takes the templates of the unproven exporter unseen for the longest time, for another one's templates. */
    private boolean reclaimTemplates(ExporterState needy) {
        final Map.Entry<AddressKey, ExporterState> silent = oldestNewcomer(needy);
        final Map.Entry<AddressKey, ExporterState> giver = oldestUnproven(needy);
        if (giver != null && (silent == null || isBefore(giver.getValue(), silent.getValue()))) {
            giver.getValue().templates().release();
            exporters.remove(giver.getKey());
            strangers.put(giver.getKey(), giver.getValue());
            return true;
        }
        if (silent != null) {
            newcomers.remove(silent.getKey());
            silent.getValue().release();
        }
        return silent != null;
    }

    private static boolean isBefore(ExporterState one, ExporterState other) {
        return one.lastSeenEpochNanos() < other.lastSeenEpochNanos();
    }

    /** Those that have given records meanwhile are passed on, each once in its life. */
    private Map.Entry<AddressKey, ExporterState> oldestNewcomer(ExporterState needy) {
        final Iterator<Map.Entry<AddressKey, ExporterState>> oldest =
                newcomers.entrySet().iterator();
        while (oldest.hasNext()) {
            final Map.Entry<AddressKey, ExporterState> sender = oldest.next();
            if (sender.getValue() == needy) {
                continue;
            }
            if (!sender.getValue().hasRecords()) {
                return sender;
            }
            oldest.remove();
            exporters.put(sender.getKey(), sender.getValue());
        }
        return null;
    }

    /** Those that have proven themselves are passed on; those that have nothing to give are put aside. */
    private Map.Entry<AddressKey, ExporterState> oldestUnproven(ExporterState needy) {
        final Iterator<Map.Entry<AddressKey, ExporterState>> oldest =
                exporters.entrySet().iterator();
        while (oldest.hasNext()) {
            final Map.Entry<AddressKey, ExporterState> exporter = oldest.next();
            final ExporterState state = exporter.getValue();
            if (state == needy) {
                continue;
            }
            if (!state.isProven() && state.templates().domainCount() > 0) {
                return exporter;
            }
            oldest.remove();
            if (state.isProven()) {
                prove(exporter.getKey(), state);
            } else {
                strangers.put(exporter.getKey(), state);
            }
        }
        return null;
    }

    /** Octets that all templates take, roughly. */
    public long templateBytes() {
        return memory.templateBytes();
    }

    /** How many templates its exporters have. Looks at all of them, so not for every datagram. */
    public int templateCount() {
        int count = 0;
        for (ExporterState state : all()) {
            count += state.templates().count();
        }
        return count;
    }

    private static boolean forgetSilent(Map<AddressKey, ExporterState> from, long nowEpochNanos) {
        final Iterator<ExporterState> oldest = from.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        final ExporterState silent = oldest.next();
        if (nowEpochNanos - silent.lastSeenEpochNanos() < SILENT_NANOS) {
            return false;
        }
        oldest.remove();
        silent.release();
        return true;
    }

    /** Forgets templates that have not been sent for too long. Looks at all of them, so not for every datagram. */
    void expireTemplates(long nowEpochNanos, Counters<Counter> counters) {
        for (ExporterState state : all()) {
            state.templates().expire(nowEpochNanos, counters);
        }
    }

    /** How many exporters it holds. */
    public int size() {
        return proven.size() + exporters.size() + newcomers.size() + strangers.size();
    }

    /** Copies the figures of the exporters seen last, at most so many. */
    public List<ExporterSummary> summaries(int limit) {
        return all().stream()
                .sorted(Comparator.comparingLong(ExporterState::lastSeenEpochNanos)
                        .reversed())
                .limit(limit)
                .map(ExporterState::summary)
                .toList();
    }

    /** Copies templates of the exporters seen last, at most so many. */
    public List<TemplateSummary> templates(int limit) {
        final List<TemplateSummary> summaries = new ArrayList<>();
        final List<ExporterState> states = all();
        states.sort(Comparator.comparingLong(ExporterState::lastSeenEpochNanos).reversed());
        for (ExporterState state : states) {
            if (summaries.size() >= limit) {
                break;
            }
            state.templates().summarise(state.address(), summaries::add);
        }
        return summaries.size() > limit ? List.copyOf(summaries.subList(0, limit)) : summaries;
    }

    /** Shows all templates, so that they can be kept over a restart. */
    public void exportState(Consumer<TemplateEntry> consumer) {
        for (ExporterState state : all()) {
            state.templates().exportState(state.address(), consumer);
        }
    }

    /**
     * Takes a template that was kept over a restart, before the first datagram.
     *
     * @param kept the template; its exporter belongs to this shard
     * @param nowEpochNanos what time it is, nanoseconds since 1970
     * @return false, and nothing changed, if it is damaged, too old, known already, or beyond a bound
     */
    public boolean restore(TemplateEntry kept, long nowEpochNanos) {
        probe.set(kept.address());
        final ExporterState known = known();
        if (known != null) {
            return known.templates().restore(kept, nowEpochNanos);
        }
        final ExporterState state = new ExporterState(kept.address(), kept.refreshedAtEpochNanos(), memory);
        if (size() >= capacity || !state.templates().restore(kept, nowEpochNanos)) {
            state.release();
            return false;
        }
        newcomers.put(AddressKey.of(kept.address()), state);
        return true;
    }

    /** Who has the address that is asked for; null if nobody. */
    private ExporterState known() {
        final ExporterState steady = proven.get(probe);
        if (steady != null) {
            return steady;
        }
        final ExporterState exporter = exporters.get(probe);
        if (exporter != null) {
            return exporter;
        }
        final ExporterState newcomer = newcomers.get(probe);
        return newcomer != null ? newcomer : strangers.get(probe);
    }

    private List<ExporterState> all() {
        final List<ExporterState> states = new ArrayList<>(proven.values());
        states.addAll(exporters.values());
        states.addAll(newcomers.values());
        states.addAll(strangers.values());
        return states;
    }
}
