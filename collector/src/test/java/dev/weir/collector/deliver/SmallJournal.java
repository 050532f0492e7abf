package dev.weir.collector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.sink.journal.AppendResult;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalAppender;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/** A real journal of few records, which differ in their source port: 1, 2, 3 and so on. */
final class SmallJournal implements AutoCloseable {
    private static final int ROOM = 64 << 10;

    private final Journal journal;
    private final JournalAppender appender;
    private final FlowBatch batch = new FlowBatch(0, ROOM, ROOM);
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            DecoderContext.create(),
            new ExporterTable(8),
            batch::tryAppend,
            (datagram, reason, failure) -> {});
    private final Datagram datagram = new Datagram();
    private int port;

    SmallJournal(Path directory) throws IOException {
        journal = Journal.open(JournalOptions.in(directory).withMinFreeDiskBytes(0));
        appender = journal.newAppender();
        datagram.listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "namespace", "host", Map.of()),
                SamplingRules.NONE);
    }

    /** Appends one excerpt. */
    SmallJournal append(int records) {
        final Netflow5Bytes message = Netflow5Bytes.message().sequence(port);
        for (int i = 0; i < records; i++) {
            port++;
            message.flow(Netflow5Flow.flow().source("192.0.2.1", port));
        }
        datagram.bytes = message.bytes();
        datagram.length = datagram.bytes.length;
        dispatcher.onDatagram(datagram);
        assertThat(appender.append(batch.bytes(), 0, batch.finish())).isEqualTo(AppendResult.APPENDED);
        batch.clear();
        return this;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        journal.close();
    }
}
