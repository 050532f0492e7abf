package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.BatchOutput;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A shard without threads: sFlow datagrams in by the dispatcher, records out by the reader of the excerpts. */
final class SflowShard {
    static final long NOW = 1_700_000_000_250_000_000L;

    final DecoderContext context = DecoderContext.create();
    final List<RejectReason> rejects = new ArrayList<>();
    final Datagram datagram = new Datagram();
    private final FlowBatch batch = new FlowBatch(0, 64 * 1024, 64 * 1024);
    private final FlowRecordReader reader = new FlowRecordReader();
    private final DatagramDispatcher dispatcher;
    private Consumer<FlowRecordReader> onRecord = record -> {};
    private long received;
    private long recordsRead;

    SflowShard() {
        this(SamplingRules.NONE, false);
    }

    SflowShard(SamplingRules sampling, boolean keepHeaders) {
        this(sampling, keepHeaders, false);
    }

    SflowShard(SamplingRules sampling, boolean keepHeaders, boolean entersTunnels) {
        dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                context,
                new ExporterTable(100),
                new BatchOutput(batch, this::flush),
                (refused, reason, failure) -> {
                    rejects.add(reason);
                    if (failure != null) {
                        throw new AssertionError(failure);
                    }
                });
        final InputLabels labels = new InputLabels("default", "namespace", "collector-1", Map.of());
        datagram.listener =
                new Listener(6343, EnumSet.of(Protocol.SFLOW5), labels, sampling, keepHeaders, entersTunnels);
        System.arraycopy(HexFormat.of().parseHex("00000000000000000000ffffc0000207"), 0, datagram.address, 0, 16);
        datagram.port = 50_000;
        datagram.receivedAtEpochNanos = NOW;
    }

    SflowShard receive(byte[] payload) {
        return receive(payload, 0, payload.length);
    }

    SflowShard receive(byte[] bytes, int offset, int length) {
        received++;
        datagram.bytes = bytes;
        datagram.offset = offset;
        datagram.length = length;
        dispatcher.onDatagram(datagram);
        return this;
    }

    SflowShard showing(Consumer<FlowRecordReader> record) {
        onRecord = record;
        return this;
    }

    /** What each record read back since the last time says when it is asked something. */
    <T> List<T> readAll(Function<FlowRecordReader, T> ask) {
        final List<T> answers = new ArrayList<>();
        final Consumer<FlowRecordReader> usual = onRecord;
        onRecord = record -> answers.add(ask.apply(record));
        flush();
        onRecord = usual;
        return answers;
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        assertThat(reader.wrap(batch.bytes(), 0, batch.finish())).isTrue();
        while (reader.next()) {
            recordsRead++;
            onRecord.accept(reader);
        }
        assertThat(reader.isDamaged()).isFalse();
        batch.clear();
    }

    long count(Counter counter) {
        return context.counters().get(counter);
    }

    void assertBooksClose() {
        flush();
        assertThat(count(Counter.DATAGRAMS_DECODED) + count(Counter.DATAGRAMS_REJECTED))
                .isEqualTo(received);
        assertThat(recordsRead).isEqualTo(count(Counter.RECORDS_DECODED));
        assertThat(count(Counter.DECODER_FAILURES)).isZero();
    }

    /** A field's octets in hexadecimal; null if the record has none. */
    static String hex(FlowRecordReader record, long enterprise, int id) {
        final int index = record.shape().indexOf(enterprise, id);
        if (index < 0) {
            return null;
        }
        final int from = record.fieldOffset(index);
        return HexFormat.of().formatHex(record.bytes(), from, from + record.fieldLength(index));
    }

    /** A number; -1 if the record has no such field. */
    static long number(FlowRecordReader record, long enterprise, int id) {
        final int index = record.shape().indexOf(enterprise, id);
        return index < 0 ? -1 : record.getLong(index);
    }
}
