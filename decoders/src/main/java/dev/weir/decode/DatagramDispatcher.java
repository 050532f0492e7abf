package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.template.WaitingRoom;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Takes every datagram of a shard: finds its exporter, finds its decoder by the version word, and books what became of
 * it. The one place where a datagram ends as decoded or as rejected. Owned by the shard's thread.
 */
public final class DatagramDispatcher {
    /** Told of datagrams that were refused; must be quick and not throw, and limits itself what it writes. */
    @FunctionalInterface
    public interface RejectListener {
        /** Called by the shard's thread after each refusal; the failure is null unless the decoder threw. */
        void onReject(Datagram datagram, RejectReason reason, RuntimeException failure);
    }

    private static final long SWEEP_NANOS = 60_000_000_000L;

    private final List<DatagramDecoder.Factory> factories;
    private final List<DatagramDecoder> decoders = new ArrayList<>();
    private final Counters<Counter> counters;
    private final Counters<RejectReason> rejects;
    private final ExporterTable exporters;
    private final RejectListener rejectListener;
    private final CountingOutput output;
    private final WaitingRoom waiting;
    private long sweptAtEpochNanos;

    /**
     * Makes a dispatcher with decoders of its own.
     *
     * @param factories the protocols, from {@link #protocols}
     * @param context the shard's counters
     * @param exporters the shard's exporters
     * @param output where records go
     * @param rejectListener told of refusals
     */
    public DatagramDispatcher(
            List<DatagramDecoder.Factory> factories,
            DecoderContext context,
            ExporterTable exporters,
            FlowOutput output,
            RejectListener rejectListener) {
        this.factories = List.copyOf(factories);
        this.factories.forEach(factory -> decoders.add(factory.create(context)));
        this.counters = context.counters();
        this.rejects = context.rejects();
        this.exporters = exporters;
        this.waiting = context.waiting();
        this.output = new CountingOutput(output);
        this.rejectListener = rejectListener;
    }

    /** The protocols that are built in, in no particular order. */
    public static List<DatagramDecoder.Factory> protocols() {
        return ServiceLoader.load(DatagramDecoder.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Decodes a datagram and books it. Throws nothing but what the listener throws, and that after the booking. */
    public void onDatagram(Datagram datagram) {
        ExporterState state = exporters.find(datagram);
        final boolean untracked = state == null;
        if (untracked) {
            counters.increment(Counter.DATAGRAMS_UNTRACKED);
            state = exporters.newState(datagram);
        }
        state.onDatagram(datagram);
        output.records = 0;
        RejectReason reason;
        RuntimeException failure = null;
        try {
            reason = decode(datagram, state);
        } catch (RuntimeException bug) {
            counters.increment(Counter.DECODER_FAILURES);
            reason = RejectReason.DECODER_FAILURE;
            failure = bug;
        }
        if (untracked) {
            state.release();
        } else {
            exporters.onDecoded(datagram, state);
        }
        book(datagram, state, reason, failure);
    }

    /**
     * Forgets what has become too old: data that waits for its template, and now and then templates. To be called every
     * second or so, also while nothing comes in.
     */
    public void onTick(long nowEpochNanos) {
        waiting.expire(nowEpochNanos);
        if (nowEpochNanos - sweptAtEpochNanos > SWEEP_NANOS) {
            sweptAtEpochNanos = nowEpochNanos;
            exporters.expireTemplates(nowEpochNanos, counters);
        }
    }

    private RejectReason decode(Datagram datagram, ExporterState state) {
        if (datagram.length < 2) {
            return RejectReason.TOO_SHORT;
        }
        for (int i = 0; i < factories.size(); i++) {
            if (factories.get(i).recognises(datagram.bytes, datagram.offset, datagram.length)) {
                final Protocol protocol = factories.get(i).protocol();
                return datagram.listener.accepts(protocol)
                        ? decoders.get(i).decode(datagram, state.session(datagram), output)
                        : RejectReason.WRONG_VERSION;
            }
        }
        return RejectReason.UNKNOWN_VERSION;
    }

    private void book(Datagram datagram, ExporterState state, RejectReason reason, RuntimeException failure) {
        counters.add(Counter.RECORDS_DECODED, output.records);
        if (reason == null) {
            counters.increment(Counter.DATAGRAMS_DECODED);
            return;
        }
        counters.increment(Counter.DATAGRAMS_REJECTED);
        counters.add(Counter.RECORDS_SALVAGED, output.records);
        rejects.increment(reason);
        state.onReject(reason);
        rejectListener.onReject(datagram, reason, failure);
    }

    /** Counts what passes, so that no decoder can forget to. */
    private static final class CountingOutput implements FlowOutput {
        private final FlowOutput next;
        private long records;

        CountingOutput(FlowOutput next) {
            this.next = next;
        }

        @Override
        public void append(Run run, Shape shape, byte[] bytes, int offset, int length, int count) {
            next.append(run, shape, bytes, offset, length, count);
            records += count;
        }
    }
}
