package dev.weir.decode.options;

import dev.weir.decode.options.AnnouncedSampling.Scope;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Sampler;
import dev.weir.flow.Samplers;
import dev.weir.flow.SamplingOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an observation domain announced about its sampling, and what follows for a run of its flow records. A rate of 0
 * is no announcement: it changes nothing. Owned by the shard's thread.
 */
final class SamplerTable {
    private static final int MAX_INTERFACES = 4096;

    private final Map<Long, Sampler> byId = new LinkedHashMap<>();
    private final Map<Long, Long> byInterface = new LinkedHashMap<>();
    private long plainRate;
    private int plainAlgorithm;
    private long rate;
    private int algorithm;
    private Samplers samplers;

    /** Takes what was said of the whole domain; true if it is news. */
    boolean announce(long newRate, int newAlgorithm) {
        if (newRate == 0 || newRate == plainRate && newAlgorithm == plainAlgorithm) {
            return false;
        }
        plainRate = newRate;
        plainAlgorithm = newAlgorithm;
        conclude();
        return true;
    }

    /** Takes what was said of a sampler; true if it is news. */
    boolean announceSampler(long id, long newRate, int newAlgorithm) {
        final Sampler told = new Sampler(id, newRate, newAlgorithm);
        final Sampler known = byId.get(id);
        if (newRate == 0 || told.equals(known) || known == null && byId.size() == Samplers.MAX_SAMPLERS) {
            return false;
        }
        byId.put(id, told);
        conclude();
        return true;
    }

    /** Takes what was said of an interface; true if it is news. */
    boolean announceInterface(long index, long newRate) {
        final Long known = byInterface.get(index);
        final boolean same = known != null && known == newRate;
        if (newRate == 0 || same || known == null && byInterface.size() == MAX_INTERFACES) {
            return false;
        }
        byInterface.put(index, newRate);
        conclude();
        return true;
    }

    /** Adds what another domain of the exporter announced, where this one has nothing of the kind. */
    void adopt(SamplerTable other) {
        plainAlgorithm = plainRate == 0 ? other.plainAlgorithm : plainAlgorithm;
        plainRate = plainRate == 0 ? other.plainRate : plainRate;
        for (Map.Entry<Long, Sampler> sampler : other.byId.entrySet()) {
            if (byId.size() < Samplers.MAX_SAMPLERS) {
                byId.putIfAbsent(sampler.getKey(), sampler.getValue());
            }
        }
        for (Map.Entry<Long, Long> sampled : other.byInterface.entrySet()) {
            if (byInterface.size() < MAX_INTERFACES) {
                byInterface.putIfAbsent(sampled.getKey(), sampled.getValue());
            }
        }
        conclude();
    }

    /** One rate if all agree. Else the rate of the domain, if there is one, and the samplers to select from. */
    private void conclude() {
        final List<Sampler> all = new ArrayList<>(byId.values());
        long common = plainRate;
        boolean agreed = true;
        for (Sampler sampler : all) {
            agreed &= common == 0 || common == sampler.rate();
            common = sampler.rate();
        }
        for (long told : byInterface.values()) {
            agreed &= common == 0 || common == told;
            common = told;
        }
        rate = agreed ? common : plainRate;
        algorithm = plainRate != 0 || all.isEmpty() || !agreed
                ? plainAlgorithm
                : all.get(0).algorithm();
        samplers = agreed || all.isEmpty() ? null : Samplers.of(all);
    }

    boolean isEmpty() {
        return plainRate == 0 && byId.isEmpty() && byInterface.isEmpty();
    }

    /** Shows what was announced, until a list has as many as it may. */
    void describe(Protocol protocol, long domain, List<AnnouncedSampling> into, int most) {
        if (plainRate != 0 && into.size() < most) {
            into.add(new AnnouncedSampling(protocol, domain, Scope.DOMAIN, 0, plainRate, plainAlgorithm));
        }
        for (Sampler sampler : byId.values()) {
            if (into.size() < most) {
                into.add(new AnnouncedSampling(
                        protocol, domain, Scope.SAMPLER, sampler.id(), sampler.rate(), sampler.algorithm()));
            }
        }
        for (Map.Entry<Long, Long> sampled : byInterface.entrySet()) {
            if (into.size() < most) {
                into.add(new AnnouncedSampling(
                        protocol, domain, Scope.INTERFACE, sampled.getKey(), sampled.getValue(), 0));
            }
        }
    }

    /** Tells a run; a rate that nobody announced leaves it what it has, perhaps an assumption of the operator. */
    void tell(Run run) {
        run.samplers = samplers;
        if (rate != 0) {
            run.samplingRate = rate;
            run.samplingOrigin = SamplingOrigin.OPTIONS;
            run.samplingAlgorithm = algorithm;
            run.flags &= ~Run.SAMPLING_DEFAULT;
        }
    }
}
