package dev.weir.flow;

/**
 * One of how many packets was sampled, for one record: what the operator decided, else what the record says, else the
 * sampler that the record names, else what its run says. Worked out once per record. Owned by one reader; reused.
 */
final class RecordSampling {
    private final RecordValues record;
    private final Run run;
    private boolean known;
    private long rate;
    private SamplingOrigin origin = SamplingOrigin.UNKNOWN;
    private int algorithm;

    RecordSampling(RecordValues record) {
        this.record = record;
        this.run = record.run;
    }

    /** Another record. */
    void forget() {
        known = false;
    }

    long rate() {
        evaluate();
        return rate;
    }

    SamplingOrigin origin() {
        evaluate();
        return origin;
    }

    int algorithm() {
        evaluate();
        return algorithm;
    }

    private void evaluate() {
        if (known) {
            return;
        }
        known = true;
        rate = run.samplingRate;
        origin = run.samplingOrigin;
        algorithm = run.samplingAlgorithm;
        final SamplingPlan plan = record.meanings().sampling();
        if (plan != null && !isOverridden() && !tellsItself(plan)) {
            select(plan);
        }
    }

    private boolean isOverridden() {
        return run.samplingOrigin == SamplingOrigin.OPERATOR && (run.flags & Run.SAMPLING_DEFAULT) == 0;
    }

    private boolean tellsItself(SamplingPlan plan) {
        final long told = told(plan);
        if (told == 0) {
            return false;
        }
        rate = told;
        origin = SamplingOrigin.RECORD;
        if (plan.algorithm >= 0) {
            algorithm = (int) record.number(plan.algorithm);
        }
        return true;
    }

    /**
     * The record's own rate by the most exact of its elements; 0 if none says anything. A samplingPacketInterval that no
     * samplingPacketSpace stands beside is the rate itself, as exporters that send it alone mean it.
     */
    private long told(SamplingPlan plan) {
        final long interval = number(plan.packetInterval);
        if (interval > 0) {
            return plan.packetSpace < 0
                    ? SamplingRate.clamp(interval)
                    : SamplingRate.ofInterval(interval, number(plan.packetSpace));
        }
        final long size = number(plan.size);
        final long population = number(plan.population);
        if (size > 0 && population > 0) {
            return SamplingRate.ofPopulation(size, population);
        }
        final long byProbability = probability(plan.probability);
        if (byProbability > 0) {
            return byProbability;
        }
        final long random = SamplingRate.clamp(number(plan.randomInterval));
        return random > 0 ? random : SamplingRate.clamp(number(plan.interval));
    }

    private long number(int place) {
        return place < 0 ? 0 : record.number(place);
    }

    private long probability(int place) {
        if (place < 0) {
            return 0;
        }
        return SamplingRate.ofProbability(record.bytes, record.fieldOffset(place), record.layout.length(place));
    }

    private void select(SamplingPlan plan) {
        if (plan.selector < 0 || run.samplers == null || record.layout.length(plan.selector) == 0) {
            return;
        }
        final Sampler sampler = run.samplers.find(record.number(plan.selector));
        if (sampler != null && sampler.rate() > 0) {
            rate = sampler.rate();
            origin = SamplingOrigin.OPTIONS;
            algorithm = sampler.algorithm();
        }
    }
}
