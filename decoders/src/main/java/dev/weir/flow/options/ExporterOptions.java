package dev.weir.flow.options;

import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.options.OptionsNames.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * What one exporter said, by observation domain. Owned by the tables' thread.
 *
 * <p>A name that is sent again costs a comparison; another name for the same number takes the old one's place.
 */
final class ExporterOptions {
    /** What an entry takes beside its texts, in two places of a table, roughly. */
    private static final int ENTRY_COST = 160;

    private final ScopedTable<InterfaceOptions> interfaces = new ScopedTable<>();
    private final ScopedTable<ApplicationOptions> applications = new ScopedTable<>();
    private final ScopedTable<String> vrfs = new ScopedTable<>();
    private final ScopedTable<String> samplers = new ScopedTable<>();
    private final ScopedTable<CommonProperties> properties = new ScopedTable<>();
    private final ScopedTable<InformationElement> elements = new ScopedTable<>();
    private final ScopedTable<long[]> statistics = new ScopedTable<>();
    private final Budget budget;
    private final int capacity;
    private int entries;
    private long cost;
    private boolean interfaceSampling;
    long lastLearnedEpochNanos;

    ExporterOptions(Budget budget, int capacity) {
        this.budget = budget;
        this.capacity = capacity;
    }

    /**
     * Learns from a record.
     *
     * @return whether a name, an element, a property or a sampling rate is other than it was
     */
    boolean learn(OptionsPlan plan, Shape shape, OptionsRecord record, long messageDomain) {
        final long domain = plan.domainOf(record, messageDomain);
        boolean changed = false;
        if (plan.isAboutInterfaces() && (plan.namesInterfaces() || plan.tellsSampling())) {
            changed = learnInterfaces(plan, record, domain);
        }
        if (plan.namesApplications()) {
            changed |= learnApplication(plan, record, domain);
        }
        if (plan.namesVrfs()) {
            changed |= learnVrfs(plan, record, domain);
        }
        if (plan.namesSamplers()) {
            changed |= learnText(samplers, domain, record.number(plan.sampler), record.text(plan.samplerName));
        }
        if (plan.commonProperties >= 0) {
            changed |= learnProperties(plan, shape, record, domain);
        }
        if (plan.describesElements()) {
            changed |= learnElement(LearnedElements.read(plan, shape, record));
        }
        learnStatistics(plan, shape, record, domain);
        return changed;
    }

    /** A rate that is told for interface 0 is told for the whole domain, so it is none of an interface. */
    private boolean learnInterfaces(OptionsPlan plan, OptionsRecord record, long domain) {
        final String name = record.text(plan.interfaceName);
        final String description = record.text(plan.interfaceDescription);
        boolean changed = false;
        for (int field : plan.interfaces) {
            final long index = record.number(field);
            final InterfaceOptions known = interfaces.get(domain, index);
            final InterfaceOptions told =
                    InterfaceOptions.update(known, name, description, index == 0 ? 0 : plan.samplingRate(record));
            final int more = told.cost() - (known == null ? 0 : known.cost());
            if (record.fieldLength(field) > 0 && !told.equals(known) && admit(known == null, more)) {
                interfaces.putScoped(domain, index, told);
                interfaceSampling |= told.samplingRate() > 0;
                changed = true;
            }
        }
        return changed;
    }

    private boolean learnApplication(OptionsPlan plan, OptionsRecord record, long domain) {
        final int offset = record.fieldOffset(plan.applicationId);
        final int length = record.fieldLength(plan.applicationId);
        if (length == 0) {
            return false;
        }
        final long key = ApplicationKey.of(record.bytes(), offset, length);
        final ApplicationOptions known = applications.get(domain, key);
        final String name = record.text(plan.applicationName);
        final String description = record.text(plan.applicationDescription);
        if (known != null && known.says(record.bytes(), offset, length, name, description)) {
            return false;
        }
        final ApplicationOptions told = ApplicationOptions.of(record.bytes(), offset, length, name, description);
        if (!admit(known == null, told.cost() - (known == null ? 0 : known.cost()))) {
            return false;
        }
        applications.putScoped(domain, key, told);
        return true;
    }

    private boolean learnVrfs(OptionsPlan plan, OptionsRecord record, long domain) {
        final String name = record.text(plan.vrfName);
        boolean changed = false;
        for (int field : plan.vrfs) {
            changed |= record.fieldLength(field) > 0 && learnText(vrfs, domain, record.number(field), name);
        }
        return changed;
    }

    private boolean learnText(ScopedTable<String> table, long domain, long id, String text) {
        final String known = table.get(domain, id);
        final int more = 2 * (text.length() - (known == null ? 0 : known.length()));
        if (text.isEmpty() || text.equals(known) || !admit(known == null, more)) {
            return false;
        }
        table.putScoped(domain, id, text);
        return true;
    }

    private boolean learnProperties(OptionsPlan plan, Shape shape, OptionsRecord record, long domain) {
        final long id = record.number(plan.commonProperties);
        final CommonProperties known = properties.get(domain, id);
        if (known != null && known.isSame(shape, record)) {
            return false;
        }
        final CommonProperties told = new CommonProperties(shape, record);
        if (!admit(known == null, told.cost() - (known == null ? 0 : known.cost()))) {
            return false;
        }
        properties.putScoped(domain, id, told);
        return true;
    }

    private boolean learnElement(InformationElement told) {
        if (told == null) {
            return false;
        }
        final InformationElement known = elements.get(told.enterprise(), told.id());
        final int more =
                2 * (told.name().length() - (known == null ? 0 : known.name().length()));
        if (told.equals(known) || !admit(known == null, more)) {
            return false;
        }
        elements.put(told.enterprise(), told.id(), told);
        return true;
    }

    private void learnStatistics(OptionsPlan plan, Shape shape, OptionsRecord record, long domain) {
        for (int field : plan.statistics) {
            final int id = shape.field(field).id();
            long[] cell = statistics.get(domain, id);
            if (cell == null && admit(true, 0)) {
                cell = new long[1];
                statistics.put(domain, id, cell);
            }
            if (cell != null && record.fieldLength(field) > 0) {
                cell[0] = record.number(field);
                statistics.put(ScopedTable.ANY, id, cell);
            }
        }
    }

    /** Whether there is room; what replaces something longer always has it. */
    private boolean admit(boolean isNew, int moreText) {
        if (isNew && entries >= capacity || (isNew || moreText > 0) && budget.isSpent()) {
            return false;
        }
        entries += isNew ? 1 : 0;
        spend(moreText + (isNew ? ENTRY_COST : 0));
        return true;
    }

    private void spend(long amount) {
        cost += amount;
        budget.take(amount);
    }

    /** Gives back what it took; it is used no more. */
    void forget() {
        budget.take(-cost);
    }

    /** Whether it told a sampling rate of an interface. */
    boolean tellsInterfaceSampling() {
        return interfaceSampling;
    }

    InterfaceOptions findInterface(long domain, long index) {
        return interfaces.find(domain, index);
    }

    ApplicationOptions application(long domain, byte[] id, int offset, int length) {
        final ApplicationOptions found = applications.find(domain, ApplicationKey.of(id, offset, length));
        return found != null && found.isFor(id, offset, length) ? found : null;
    }

    String vrf(long domain, long id) {
        return vrfs.find(domain, id);
    }

    String sampler(long domain, long id) {
        return samplers.find(domain, id);
    }

    CommonProperties commonProperties(long domain, long id) {
        return properties.find(domain, id);
    }

    InformationElement element(long enterprise, int id) {
        return elements.get(enterprise, id);
    }

    /** A figure that the domain, or else any domain, said last; -1 if none did. */
    long statistic(long domain, int element) {
        final long[] cell = statistics.find(domain, element);
        return cell == null ? -1 : cell[0];
    }

    /** Copies what others may see. */
    OptionsSummary summary() {
        final OptionsSummary summary = new OptionsSummary(
                interfaces.size() / 2, applications.size() / 2, vrfs.size() / 2, elements.size(), new ArrayList<>());
        statistics.forEach((domain, element, cell) ->
                summary.statistics().add(new OptionsSummary.Statistic(domain, (int) element, cell[0])));
        return summary;
    }

    /** Copies names, of each kind at most so many. */
    OptionsNames names(int most) {
        final OptionsNames names =
                new OptionsNames(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (most > 0) {
            interfaces.forEach((domain, id, told) ->
                    add(names.interfaces(), most, domain, Long.toString(id), told.name(), told.description()));
            applications.forEach((domain, key, told) ->
                    add(names.applications(), most, domain, told.idText(), told.name(), told.description()));
            vrfs.forEach((domain, id, told) -> add(names.vrfs(), most, domain, Long.toString(id), told, null));
            samplers.forEach((domain, id, told) -> add(names.samplers(), most, domain, Long.toString(id), told, null));
        }
        return names;
    }

    private static void add(List<Name> names, int most, long domain, String id, String name, String description) {
        if (names.size() < most) {
            names.add(new Name(domain, id, name, description));
        }
    }
}
