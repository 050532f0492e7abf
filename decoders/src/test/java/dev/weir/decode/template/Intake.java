package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Bytes;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A shard without threads or journal: messages in by the dispatcher, runs out as text. */
final class Intake {
    static final long NOW = 1_700_000_001_000_000_000L;

    final DecoderContext context;
    final ExporterTable exporters;
    final DatagramDispatcher dispatcher;
    final List<RejectReason> rejects = new ArrayList<>();
    final Datagram datagram = new Datagram();
    /** Each data set that was appended: kind, template id, count, octets. */
    final List<String> runs = new ArrayList<>();

    final List<Long> lostBefore = new ArrayList<>();
    Shape lastShape;
    long lastInitEpochMillis;
    int lastFlags;
    long records;
    long received;

    Intake() {
        this(TemplateLimits.DEFAULT, 100, OptionsListener.NONE);
    }

    Intake(TemplateLimits limits, int maxExporters, OptionsListener options) {
        this(limits, maxExporters, options, WaitingLimits.DEFAULT);
    }

    Intake(TemplateLimits limits, int maxExporters, OptionsListener options, WaitingLimits waiting) {
        context = DecoderContext.create(options, waiting);
        exporters = new ExporterTable(maxExporters, limits);
        dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(), context, exporters, this::append, (refused, reason, failure) -> {
                    rejects.add(reason);
                    if (failure != null) {
                        throw new AssertionError(failure);
                    }
                });
        datagram.address[10] = (byte) 0xff;
        datagram.address[11] = (byte) 0xff;
        datagram.receivedAtEpochNanos = NOW;
        datagram.listener = new Listener(
                4739,
                EnumSet.of(Protocol.NETFLOW9, Protocol.IPFIX),
                new InputLabels("default", "namespace", "collector-1", Map.of()),
                SamplingRules.NONE);
        from(1, 50_000);
    }

    private void append(Run run, Shape shape, byte[] bytes, int offset, int length, int count) {
        assertThat(shape.recordsLength(bytes, offset, count)).isEqualTo(length);
        records += count;
        lastShape = shape;
        lastInitEpochMillis = run.systemInitEpochMillis;
        lastFlags = run.flags;
        if (runs.size() < 1000) {
            lostBefore.add(run.lostBefore);
            runs.add(run.kind + " " + shape.templateId() + " " + count + " "
                    + HexFormat.of().formatHex(bytes, offset, offset + length));
        }
    }

    Intake from(int exporter, int port) {
        Bytes.putU32(datagram.address, 12, exporter);
        datagram.port = port;
        return this;
    }

    Intake receive(WireMessage message) {
        return receive(message.bytes());
    }

    Intake receive(byte[] payload) {
        received++;
        datagram.bytes = payload;
        datagram.offset = 0;
        datagram.length = payload.length;
        dispatcher.onDatagram(datagram);
        return this;
    }

    Intake later(long nanos) {
        datagram.receivedAtEpochNanos += nanos;
        return this;
    }

    long count(Counter counter) {
        return context.counters().get(counter);
    }

    void assertBooksClose() {
        assertThat(count(Counter.DATAGRAMS_DECODED) + count(Counter.DATAGRAMS_REJECTED))
                .as("decoded + rejected = received")
                .isEqualTo(received);
        assertThat(count(Counter.SETS_DECODED)
                        + context.waiting().waitingSets()
                        + count(Counter.SETS_DROPPED_MALFORMED)
                        + count(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED)
                        + count(Counter.SETS_DROPPED_WAITING_ROOM_FULL))
                .as("decoded + waiting + dropped = seen")
                .isEqualTo(count(Counter.SETS_SEEN));
        assertThat(count(Counter.RECORDS_DECODED)).isEqualTo(records);
        assertThat(count(Counter.DECODER_FAILURES)).isZero();
    }
}
