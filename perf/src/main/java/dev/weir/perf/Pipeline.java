package dev.weir.perf;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A shard's decoding path without its ring: datagrams in, full excerpts out. */
final class Pipeline {
    private static final int BATCH_BYTES = 64 << 10;
    private static final int MAX_DATAGRAM = 9216;

    private final FlowBatch batch = new FlowBatch(0, BATCH_BYTES, MAX_DATAGRAM);
    private final Datagram datagram = new Datagram();
    private final DatagramDispatcher dispatcher;
    private final ToIntFunction<FlowBatch> full;
    private int sink;

    /** Makes a path that hands each full batch over. */
    Pipeline(ToIntFunction<FlowBatch> full) {
        this.full = full;
        this.dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                DecoderContext.create(),
                new ExporterTable(1024),
                this::append,
                (refused, reason, failure) -> {
                    throw new IllegalStateException("refused: " + reason);
                });
        datagram.listener = new Listener(
                2055,
                EnumSet.allOf(Protocol.class),
                new InputLabels("netflow", "namespace", "host", Map.of("site", "lab")),
                SamplingRules.NONE);
        Addresses.toMapped(new byte[] {10, 0, 0, 1}, 0, Addresses.IPV4_LENGTH, datagram.address, 0);
        datagram.port = 50_000;
    }

    private void append(Run run, Shape shape, byte[] records, int offset, int length, int count) {
        if (!batch.tryAppend(run, shape, records, offset, length, count)) {
            throw new IllegalStateException("a batch is emptied when it is full");
        }
        if (batch.isFull()) {
            sink += full.applyAsInt(batch);
            batch.clear();
        }
    }

    /** Decodes a datagram; returns something that depends on all of them so far. */
    int onDatagram(byte[] bytes, long receivedAtEpochNanos) {
        datagram.bytes = bytes;
        datagram.length = bytes.length;
        datagram.receivedAtEpochNanos = receivedAtEpochNanos;
        dispatcher.onDatagram(datagram);
        return sink;
    }
}
