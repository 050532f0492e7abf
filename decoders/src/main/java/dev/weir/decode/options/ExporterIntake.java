package dev.weir.decode.options;

import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.options.OptionsPlan;
import dev.weir.flow.options.OptionsRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a shard keeps of one exporter's option records. Owned by the shard's thread. */
final class ExporterIntake {
    final ExporterSampling sampling = new ExporterSampling();
    long lastLearnedEpochNanos;
    private final Map<RecordKey, KnownRecord> records = new LinkedHashMap<>();
    private long bytes;
    private int changes;

    /**
     * Learns from a record that explains others.
     *
     * @return how many octets more it keeps, or less
     */
    long learn(Run run, Shape shape, OptionsPlan plan, OptionsRecord record, IntakeLimits limits, long left) {
        if (plan.tellsSampling()) {
            learnSampling(run, plan, record);
        }
        final RecordKey key = RecordKey.of(run, shape, plan, record);
        final KnownRecord known = records.get(key);
        final KnownRecord told = KnownRecord.of(run, shape, octets(known, record));
        final long more = told.cost() - (known == null ? -key.length() : known.cost());
        if (more > 0 && (bytes + more > limits.bytesPerExporter() || more > left)
                || known == null && records.size() >= limits.recordsPerExporter()) {
            return 0;
        }
        changes += known == null || known.shape() != shape || known.bytes() != told.bytes() ? 1 : 0;
        if (known != null && known.shape() != shape) {
            records.remove(key);
        }
        records.put(key, told);
        bytes += more;
        return more;
    }

    /** The record's octets; those that are kept already if they are the same. */
    private static byte[] octets(KnownRecord known, OptionsRecord record) {
        final int end = record.offset() + record.length();
        if (known != null
                && Arrays.equals(known.bytes(), 0, known.bytes().length, record.bytes(), record.offset(), end)) {
            return known.bytes();
        }
        return Arrays.copyOfRange(record.bytes(), record.offset(), end);
    }

    private void learnSampling(Run run, OptionsPlan plan, OptionsRecord record) {
        final long rate = plan.samplingRate(record);
        final SamplerTable table =
                rate == 0 ? null : sampling.open(run.protocol, plan.domainOf(record, run.observationDomain));
        if (table == null) {
            return;
        }
        final int algorithm = plan.samplingAlgorithm(record);
        final boolean news;
        if (plan.hasSampler(record)) {
            news = table.announceSampler(plan.samplerOf(record), rate, algorithm);
        } else if (plan.interfaceOf(record) != 0) {
            news = table.announceInterface(plan.interfaceOf(record), rate);
        } else {
            news = table.announce(rate, algorithm);
        }
        if (news) {
            sampling.onChange();
        }
    }

    Collection<KnownRecord> records() {
        return records.values();
    }

    long bytes() {
        return bytes;
    }

    /** How often a record was other than the one before. */
    int changes() {
        return changes;
    }
}
