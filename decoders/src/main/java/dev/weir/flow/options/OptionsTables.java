package dev.weir.flow.options;

import dev.weir.flow.AddressKey;
import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What exporters said of themselves in option records, for naming what their flow records refer to by number. By the
 * exporter's transport address; what an observation domain said counts first, then what any of its domains said.
 *
 * <p>A look-up allocates nothing: it gives the very object that was kept, so a renderer may keep what it made of it
 * until {@link #version} changes. Owned by one thread. Bounded by {@link OptionsLimits}: when there is no room for
 * another exporter, one that taught nothing for {@link #SILENT_NANOS} gives way, or else nothing is learned of the new
 * one.
 */
public final class OptionsTables {
    /** How long an exporter must have taught nothing to make room for another. */
    static final long SILENT_NANOS = 3_600_000_000_000L;

    private static final int SYSTEM_INIT_MILLIS = 160;

    /** In the order of use, so the first entry is the one that nobody has needed for the longest time. */
    private final Map<AddressKey, ExporterOptions> exporters = new LinkedHashMap<>(16, 0.75f, true);

    private final OptionsPlans plans = new OptionsPlans();
    private final OptionsRecord record = new OptionsRecord();
    private final AddressKey probe = new AddressKey();
    private final byte[] address = new byte[Addresses.LENGTH];
    private final OptionsLimits limits;
    private final Budget budget;
    private Exporter lastExporter;
    private ExporterOptions lastOptions;
    private int version;
    private boolean interfaceSampling;

    /** Makes empty tables with the default bounds. */
    public OptionsTables() {
        this(OptionsLimits.DEFAULT);
    }

    /** Makes empty tables. */
    public OptionsTables(OptionsLimits limits) {
        this.limits = limits;
        this.budget = new Budget(limits.bytes());
    }

    /** Learns from the record that a reader stands on; one that is no option record is passed over. */
    public void learn(FlowRecordReader reader) {
        learn(reader.run(), reader.shape(), reader.bytes(), reader.recordOffset(), reader.recordLength(), 1);
    }

    /**
     * Learns from records that lie back to back. Records that are no option records are passed over, and so is what
     * runs past the end.
     *
     * @param run what they have in common
     * @param shape their shape
     * @param bytes the array that holds them
     * @param offset where the first one begins
     * @param length how many octets they take together
     * @param count how many there are
     */
    public void learn(Run run, Shape shape, byte[] bytes, int offset, int length, int count) {
        if (run.kind != RecordKind.OPTIONS || !plans.of(shape).teaches()) {
            return;
        }
        final ExporterOptions options = teacher(run);
        if (options == null) {
            return;
        }
        options.lastLearnedEpochNanos = run.receivedAtEpochNanos;
        boolean changed = false;
        record.wrap(shape, bytes, offset, length, count);
        while (record.next()) {
            changed |= options.learn(plans.of(shape), shape, record, run.observationDomain);
        }
        interfaceSampling |= options.tellsInterfaceSampling();
        version += changed ? 1 : 0;
    }

    /** The exporter's tables, new if need be; null if there is no room for a new one. */
    private ExporterOptions teacher(Run run) {
        run.exporter.copyAddress(address, 0);
        probe.set(address);
        final ExporterOptions known = exporters.get(probe);
        if (known != null) {
            return known;
        }
        if ((exporters.size() >= limits.exporters() || budget.isSpent()) && !forgetSilent(run.receivedAtEpochNanos)) {
            return null;
        }
        final ExporterOptions options = new ExporterOptions(budget, limits.entriesPerExporter());
        exporters.put(AddressKey.of(address), options);
        lastExporter = null;
        return options;
    }

    private boolean forgetSilent(long nowEpochNanos) {
        final var oldest = exporters.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        final ExporterOptions options = oldest.next();
        if (nowEpochNanos - options.lastLearnedEpochNanos < SILENT_NANOS) {
            return false;
        }
        options.forget();
        oldest.remove();
        lastExporter = null;
        version++;
        return true;
    }

    private ExporterOptions find(Exporter exporter) {
        if (exporter != lastExporter) {
            exporter.copyAddress(address, 0);
            probe.set(address);
            lastOptions = exporters.get(probe);
            lastExporter = exporter;
        }
        return lastOptions;
    }

    /** The name of an interface (IE 82); null if none was told. */
    public String interfaceName(Exporter exporter, long domain, long ifIndex) {
        final InterfaceOptions found = findInterface(exporter, domain, ifIndex);
        return found == null ? null : found.name();
    }

    /**
     * The description of an interface (IE 83); null if none was told. Some exporters give the name here, and only
     * here.
     */
    public String interfaceDescription(Exporter exporter, long domain, long ifIndex) {
        final InterfaceOptions found = findInterface(exporter, domain, ifIndex);
        return found == null ? null : found.description();
    }

    /** One of how many packets is sampled on an interface; 0 if no rate was told for just this interface. */
    public long interfaceSamplingRate(Exporter exporter, long domain, long ifIndex) {
        final InterfaceOptions found = findInterface(exporter, domain, ifIndex);
        return found == null ? 0 : found.samplingRate();
    }

    /** Whether {@link #interfaceSamplingRate} knows anything of any exporter: so that most need not ask. */
    public boolean tellsInterfaceSampling() {
        return interfaceSampling;
    }

    private InterfaceOptions findInterface(Exporter exporter, long domain, long ifIndex) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.findInterface(domain, ifIndex);
    }

    /** The name of an application by its id as a flow record has it (IE 95, 96; RFC 6759); null if none was told. */
    public String applicationName(Exporter exporter, long domain, byte[] id, int offset, int length) {
        final ApplicationOptions found = findApplication(exporter, domain, id, offset, length);
        return found == null ? null : found.name();
    }

    /** The description of an application (IE 94); null if none was told. */
    public String applicationDescription(Exporter exporter, long domain, byte[] id, int offset, int length) {
        final ApplicationOptions found = findApplication(exporter, domain, id, offset, length);
        return found == null ? null : found.description();
    }

    private ApplicationOptions findApplication(Exporter exporter, long domain, byte[] id, int offset, int length) {
        final ExporterOptions options = length <= 0 ? null : find(exporter);
        return options == null ? null : options.application(domain, id, offset, length);
    }

    /** The name of a VRF by its id (IE 234, 235 with 236); null if none was told. */
    public String vrfName(Exporter exporter, long domain, long vrfId) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.vrf(domain, vrfId);
    }

    /** The name of a sampler (IE 48 or 302 with 84 or 335); null if none was told. */
    public String samplerName(Exporter exporter, long domain, long samplerId) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.sampler(domain, samplerId);
    }

    /** An element that the exporter itself described (RFC 5610); null if it did not. */
    public InformationElement learnedElement(Exporter exporter, long enterprise, int id) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.element(enterprise, id);
    }

    /** The properties that a flow record refers to by IE 137 (RFC 5473); null if they have not been told. */
    public CommonProperties commonProperties(Exporter exporter, long domain, long id) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.commonProperties(domain, id);
    }

    /** When the exporter's uptime was 0, milliseconds since 1970 (IE 160); -1 if it was not told. */
    public long systemInitEpochMillis(Exporter exporter, long domain) {
        final long told = statistic(exporter, domain, SYSTEM_INIT_MILLIS);
        return told > 0 ? told : -1;
    }

    /** A figure that the exporter told of itself, such as IE 41 exportedMessageTotalCount; -1 if it was not told. */
    public long statistic(Exporter exporter, long domain, int element) {
        final ExporterOptions options = find(exporter);
        return options == null ? -1 : options.statistic(domain, element);
    }

    /** A copy of an exporter's figures, and how much it named; null if it told nothing. */
    public OptionsSummary summary(Exporter exporter) {
        final ExporterOptions options = find(exporter);
        return options == null ? null : options.summary();
    }

    /**
     * Copies what exporters said of themselves. Looking does not count as use of the entries.
     *
     * @param asked which exporters, by address, 16 bytes
     * @param names how many names of each kind at most
     * @return their reports, in no particular order; exporters that told nothing have none
     */
    public List<OptionsReport> reports(Predicate<byte[]> asked, int names) {
        final List<OptionsReport> reports = new ArrayList<>();
        for (Map.Entry<AddressKey, ExporterOptions> exporter : exporters.entrySet()) {
            final byte[] bytes = exporter.getKey().bytes();
            if (asked.test(bytes)) {
                final ExporterOptions options = exporter.getValue();
                reports.add(new OptionsReport(bytes, options.summary(), options.names(names)));
            }
        }
        return reports;
    }

    /**
     * Changes whenever a name, an element, a property or an interface's sampling rate does. Statistics and IE 160
     * change all the time and do not count.
     */
    public int version() {
        return version;
    }
}
