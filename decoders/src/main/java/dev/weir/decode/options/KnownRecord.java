package dev.weir.decode.options;

import dev.weir.decode.state.OptionsEntry;
import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/** An option record with what its message said. Immutable, so it may be handed to other threads. */
record KnownRecord(
        Exporter exporter,
        Protocol protocol,
        long domain,
        long receivedAtEpochNanos,
        long exportTimeEpochNanos,
        long systemInitEpochMillis,
        int flags,
        long sequence,
        Shape shape,
        byte[] bytes) {
    /** What an entry takes beside its octets, roughly. */
    private static final int OVERHEAD = 256;

    static KnownRecord of(Run run, Shape shape, byte[] bytes) {
        return new KnownRecord(
                run.exporter,
                run.protocol,
                run.observationDomain,
                run.receivedAtEpochNanos,
                run.exportTimeEpochNanos,
                run.systemInitEpochMillis,
                run.flags & ~Run.REPEATED,
                run.sequence,
                shape,
                bytes);
    }

    /** Fills the header of a run, as of a record that is told again. */
    void fill(Run run) {
        run.clear();
        run.kind = RecordKind.OPTIONS;
        run.protocol = protocol;
        run.exporter = exporter;
        run.observationDomain = domain;
        run.receivedAtEpochNanos = receivedAtEpochNanos;
        run.exportTimeEpochNanos = exportTimeEpochNanos;
        run.systemInitEpochMillis = systemInitEpochMillis;
        run.flags = flags | Run.REPEATED;
        run.sequence = sequence;
    }

    /** What is saved of it. */
    OptionsEntry entry() {
        final byte[] address = new byte[Addresses.LENGTH];
        exporter.copyAddress(address, 0);
        return new OptionsEntry(
                address,
                exporter.port(),
                exporter.listenerPort(),
                protocol,
                domain,
                receivedAtEpochNanos,
                exportTimeEpochNanos,
                systemInitEpochMillis,
                flags,
                sequence,
                shape,
                bytes);
    }

    int cost() {
        return OVERHEAD + bytes.length;
    }
}
