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
        final long told = plan.rate(record.layout, record.bytes, record.offset);
        if (told == 0) {
            return false;
        }
        rate = told;
        origin = run.protocol == Protocol.SFLOW5 ? SamplingOrigin.SAMPLE : SamplingOrigin.RECORD;
        if (plan.tellsAlgorithm()) {
            algorithm = plan.algorithm(record.layout, record.bytes, record.offset);
        }
        return true;
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
