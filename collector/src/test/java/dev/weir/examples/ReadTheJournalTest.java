package dev.weir.examples;

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
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalAppender;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTheJournalTest {
    private static final int MAX_MESSAGE = 1 << 16;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void it_prints_each_flow_once_also_over_a_restart() throws IOException {
        try (Journal journal = Journal.open(JournalOptions.in(directory).withMinFreeDiskBytes(0))) {
            append(journal, Netflow5Flow.flow().source("192.0.2.1", 1).octets(40));
            run();
            append(journal, Netflow5Flow.flow().source("192.0.2.2", 2).octets(1500));
            run();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "192.0.2.1 -> 198.51.100.1 40 bytes, AS 0", "192.0.2.2 -> 198.51.100.1 1500 bytes, AS 0");
    }

    private void run() throws IOException {
        final PositionFile saved = new PositionFile(directory.resolve("example.position"), false);
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            saved.load().ifPresent(tailer::seekPosition);
            new ReadTheJournal(new PrintStream(printed, true, StandardCharsets.UTF_8)).readWhatIsThere(tailer, saved);
        }
    }

    private static void append(Journal journal, Netflow5Flow flow) {
        final FlowBatch batch = new FlowBatch(0, MAX_MESSAGE, MAX_MESSAGE);
        final DatagramDispatcher dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                DecoderContext.create(),
                new ExporterTable(1),
                batch::tryAppend,
                (refused, reason, failure) -> {
                    throw new AssertionError(reason);
                });
        dispatcher.onDatagram(datagram(Netflow5Bytes.message().flow(flow).bytes()));
        try (JournalAppender appender = journal.newAppender()) {
            appender.append(batch.bytes(), 0, batch.finish());
        }
    }

    private static Datagram datagram(byte[] payload) {
        final Datagram datagram = new Datagram();
        datagram.bytes = payload;
        datagram.length = payload.length;
        datagram.listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "namespace", "host", Map.of()),
                SamplingRules.NONE);
        return datagram;
    }
}
