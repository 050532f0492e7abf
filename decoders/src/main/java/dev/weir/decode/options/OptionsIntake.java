package dev.weir.decode.options;

import dev.weir.decode.ExporterSession;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.template.MessageContext;
import dev.weir.decode.template.OptionsListener;
import dev.weir.flow.AddressKey;
import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.options.OptionsPlan;
import dev.weir.flow.options.OptionsPlans;
import dev.weir.flow.options.OptionsRecord;
import dev.weir.flow.options.OptionsTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a shard learns from option records as they pass: how exporters sample, when they were started, what they name.
 * Keeps the records that explain others, the latest of each, so that they can be told again when the journal rolls
 * over, and saved. Statistics are not kept: they explain nothing, and the next ones come soon. Owned by the shard's
 * thread.
 */
public final class OptionsIntake implements OptionsListener {
    /** How long an exporter must have taught nothing to make room for another. */
    static final long SILENT_NANOS = 3_600_000_000_000L;

    /** How long the records of an exporter that teaches nothing any more are told again, and saved: a week. */
    static final long KEPT_NANOS = 7L * 24 * SILENT_NANOS;

    /** In the order of use, so the first entry is the one that nobody has needed for the longest time. */
    private final Map<AddressKey, ExporterIntake> exporters = new LinkedHashMap<>(16, 0.75f, true);

    private final OptionsTables tables = new OptionsTables();
    private final OptionsPlans plans = new OptionsPlans();
    private final OptionsRecord record = new OptionsRecord();
    private final byte[] address = new byte[Addresses.LENGTH];
    private final AddressKey probe = new AddressKey();
    private final Run run = new Run();
    private final IntakeLimits limits;
    private Exporter lastExporter;
    private ExporterIntake lastIntake;
    private long bytes;
    private int version;

    /** Knows nothing yet, and will keep so much at most. */
    public OptionsIntake(IntakeLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onOptions(MessageContext message, Shape shape, byte[] records, int offset, int length, int count) {
        message.fill(run);
        run.kind = RecordKind.OPTIONS;
        learn(run, shape, records, offset, length, count);
    }

    /**
     * Learns from records that lie back to back.
     *
     * @param header what they have in common, of the kind {@link RecordKind#OPTIONS}; not kept
     * @param shape their shape
     * @param records the array that holds them
     * @param offset where the first one begins
     * @param length how many octets they take together
     * @param count how many there are
     */
    public void learn(Run header, Shape shape, byte[] records, int offset, int length, int count) {
        tables.learn(header, shape, records, offset, length, count);
        final OptionsPlan plan = plans.of(shape);
        final ExporterIntake intake = plan.lessons() == 0 ? null : open(header);
        if (intake == null) {
            return;
        }
        final int before = intake.changes();
        intake.lastLearnedEpochNanos = header.receivedAtEpochNanos;
        record.wrap(shape, records, offset, length, count);
        while (record.next()) {
            bytes += intake.learn(header, shape, plan, record, limits, limits.bytes() - bytes);
        }
        version += intake.changes() - before;
    }

    private ExporterIntake open(Run header) {
        final ExporterIntake known = find(header.exporter);
        if (known != null) {
            return known;
        }
        if (exporters.size() >= limits.exporters() && !forgetSilent(header.receivedAtEpochNanos)) {
            return null;
        }
        final ExporterIntake opened = new ExporterIntake();
        exporters.put(AddressKey.of(address), opened);
        lastIntake = opened;
        return opened;
    }

    private boolean forgetSilent(long nowEpochNanos) {
        final Iterator<ExporterIntake> oldest = exporters.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        final ExporterIntake silent = oldest.next();
        if (nowEpochNanos - silent.lastLearnedEpochNanos < SILENT_NANOS) {
            return false;
        }
        bytes -= silent.bytes();
        oldest.remove();
        version++;
        return true;
    }

    /**
     * Forgets the exporters that have taught nothing for a week. To be called every minute or so.
     *
     * @return how many it forgot
     */
    public int expire(long nowEpochNanos) {
        int forgotten = 0;
        final Iterator<ExporterIntake> all = exporters.values().iterator();
        while (all.hasNext()) {
            final ExporterIntake intake = all.next();
            if (nowEpochNanos - intake.lastLearnedEpochNanos > KEPT_NANOS) {
                bytes -= intake.bytes();
                all.remove();
                lastExporter = null;
                forgotten++;
            }
        }
        version += forgotten;
        return forgotten;
    }

    private ExporterIntake find(Exporter exporter) {
        if (exporter != lastExporter) {
            exporter.copyAddress(address, 0);
            probe.set(address);
            lastIntake = exporters.get(probe);
            lastExporter = exporter;
        }
        return lastIntake;
    }

    @Override
    public void complete(MessageContext message, Run header) {
        if (!header.hasSystemInit() && header.protocol == Protocol.IPFIX) {
            completeSystemInit(header);
        }
        final ExporterSession session = message.session;
        if (session.samplingOverride() == 0) {
            final ExporterIntake intake = find(header.exporter);
            if (intake != null) {
                intake.sampling.tell(header);
            }
        }
    }

    private void completeSystemInit(Run header) {
        final long told = tables.systemInitEpochMillis(header.exporter, header.observationDomain);
        if (told >= 0) {
            header.systemInitEpochMillis = told;
            header.flags |= Run.HAS_SYSTEM_INIT;
        }
    }

    /**
     * Tells everything that is kept again, one record after the other, exporter by exporter, each table in the order in
     * which it was first told. The runs are marked {@link Run#REPEATED}.
     */
    public void forEachKnown(FlowOutput output) {
        for (ExporterIntake intake : exporters.values()) {
            for (KnownRecord known : intake.records()) {
                known.fill(run);
                output.append(run, known.shape(), known.bytes(), 0, known.bytes().length, 1);
            }
        }
    }

    /** Copies what is kept, for another thread to save. */
    public List<OptionsEntry> entries() {
        final List<OptionsEntry> entries = new ArrayList<>();
        exporters.values().forEach(intake -> intake.records().forEach(known -> entries.add(known.entry())));
        return entries;
    }

    /**
     * Takes back what was saved.
     *
     * @param entry an option record
     * @param exporter the session that it came by, as the listener would make it now
     */
    public void restore(OptionsEntry entry, Exporter exporter) {
        run.clear();
        run.kind = RecordKind.OPTIONS;
        run.protocol = entry.protocol();
        run.exporter = exporter;
        run.observationDomain = entry.domain();
        run.receivedAtEpochNanos = entry.receivedAtEpochNanos();
        run.exportTimeEpochNanos = entry.exportTimeEpochNanos();
        run.systemInitEpochMillis = entry.systemInitEpochMillis();
        run.flags = entry.flags();
        run.sequence = entry.sequence();
        learn(run, entry.shape(), entry.record(), 0, entry.record().length, 1);
    }

    /**
     * Copies what exporters announced of their sampling. Looking does not count as use of the entries.
     *
     * @param asked which exporters, by address, 16 bytes
     * @param most how many announcements of each exporter
     * @return the announcements by address; exporters that announced nothing are not in it
     */
    public Map<AddressKey, List<AnnouncedSampling>> sampling(Predicate<byte[]> asked, int most) {
        final Map<AddressKey, List<AnnouncedSampling>> all = new HashMap<>();
        for (Map.Entry<AddressKey, ExporterIntake> exporter : exporters.entrySet()) {
            if (asked.test(exporter.getKey().bytes())) {
                final List<AnnouncedSampling> announced = new ArrayList<>();
                exporter.getValue().sampling.describe(announced, most);
                if (!announced.isEmpty()) {
                    all.put(exporter.getKey(), announced);
                }
            }
        }
        return all;
    }

    /** What the exporters named, and their figures. */
    public OptionsTables tables() {
        return tables;
    }

    /** Changes whenever a record is kept that was not, or was another: a reason to save. */
    public int version() {
        return version;
    }
}
