package dev.weir.flow;

import dev.weir.flow.options.OptionsTables;

/**
 * One of how many packets was sampled, for one record: what the operator decided, else what the record says, else the
 * sampler that the record names, else what was told of its interface alone, else what its run says. Worked out once per
 * record. Owned by one reader; reused.
 */
final class RecordSampling {
    private static final int EGRESS = 1;

    private final RecordValues record;
    private final Run run;
    private final OptionsTables options;
    private boolean known;
    private long rate;
    private SamplingOrigin origin = SamplingOrigin.UNKNOWN;
    private int algorithm;

    RecordSampling(RecordValues record, OptionsTables options) {
        this.record = record;
        this.options = options;
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
        if (isOverridden() || plan != null && (tellsItself(plan) || select(plan))) {
            return;
        }
        if (options.tellsInterfaceSampling()) {
            askInterface();
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
     * The record's own rate; 0 if none of its elements says anything. A samplingPacketInterval that no
     * samplingPacketSpace stands beside is the rate itself, as exporters that send it alone mean it; a 1 then says
     * nothing.
     */
    private long told(SamplingPlan plan) {
        long told = SamplingRate.clamp(number(plan.interval));
        told = told > 0 ? told : SamplingRate.clamp(number(plan.randomInterval));
        told = told > 0 ? told : SamplingRate.ofPopulation(number(plan.size), number(plan.population));
        told = told > 0 ? told : probability(plan.probability);
        return told > 0 ? told : spaced(plan);
    }

    private long spaced(SamplingPlan plan) {
        final long taken = number(plan.packetInterval);
        if (plan.packetSpace < 0) {
            return taken == 1 ? 0 : SamplingRate.clamp(taken);
        }
        return SamplingRate.ofInterval(taken, number(plan.packetSpace));
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

    private boolean select(SamplingPlan plan) {
        if (plan.selector < 0 || run.samplers == null || record.layout.length(plan.selector) == 0) {
            return false;
        }
        final Sampler sampler = run.samplers.find(record.number(plan.selector));
        if (sampler == null || sampler.rate() == 0) {
            return false;
        }
        rate = sampler.rate();
        origin = SamplingOrigin.OPTIONS;
        algorithm = sampler.algorithm();
        return true;
    }

    /** The interface where the flow was seen; where the record does not tell which, the one that samples. */
    private void askInterface() {
        final boolean seenGoingOut = record.reported(FlowField.DIRECTION) == EGRESS;
        long told = seenGoingOut ? 0 : rateOf(FlowField.INGRESS_INTERFACE);
        if (told == 0 && (seenGoingOut || !record.reports(FlowField.DIRECTION))) {
            told = rateOf(FlowField.EGRESS_INTERFACE);
        }
        if (told > 0) {
            rate = told;
            origin = SamplingOrigin.OPTIONS;
        }
    }

    private long rateOf(FlowField field) {
        final long index = record.reported(field);
        return index == 0 ? 0 : options.interfaceSamplingRate(run.exporter, run.observationDomain, index);
    }
}
