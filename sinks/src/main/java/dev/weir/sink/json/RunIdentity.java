package dev.weir.sink.json;

import dev.weir.flow.Run;

/** Everything about a run that is rendered, kept to tell whether the next record can use the same text. */
final class RunIdentity {
    private final Run last = new Run();

    boolean matches(Run run) {
        return run.exporter == last.exporter
                && run.receivedAtEpochNanos == last.receivedAtEpochNanos
                && run.sequence == last.sequence
                && run.exportTimeEpochNanos == last.exportTimeEpochNanos
                && run.observationDomain == last.observationDomain
                && run.protocol == last.protocol
                && run.kind == last.kind
                && run.flags == last.flags
                && run.lostBefore == last.lostBefore;
    }

    void copy(Run run) {
        last.exporter = run.exporter;
        last.receivedAtEpochNanos = run.receivedAtEpochNanos;
        last.sequence = run.sequence;
        last.exportTimeEpochNanos = run.exportTimeEpochNanos;
        last.observationDomain = run.observationDomain;
        last.protocol = run.protocol;
        last.kind = run.kind;
        last.flags = run.flags;
        last.lostBefore = run.lostBefore;
    }
}
