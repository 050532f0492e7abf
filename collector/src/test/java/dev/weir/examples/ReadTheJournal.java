package dev.weir.examples;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints the flows of a journal, and goes on where it left off when it is started again. */
public final class ReadTheJournal {
    private static final int AS_SOURCE = 16;

    private final FlowRecordReader flow = new FlowRecordReader();
    private final ExcerptBuffer excerpt = new ExcerptBuffer();
    private final byte[] address = new byte[Addresses.LENGTH];
    private final PrintStream out;

    ReadTheJournal(PrintStream out) {
        this.out = out;
    }

    /** Arguments: the journal's directory, and the file that keeps the position. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        final PositionFile saved = new PositionFile(Path.of(arguments[1]), false);
        try (JournalTailer tailer = JournalTailer.open(Path.of(arguments[0]))) {
            saved.load().ifPresent(tailer::seekPosition); // without a seek it begins at the oldest record
            final ReadTheJournal reader = new ReadTheJournal(System.out);
            while (true) {
                reader.readWhatIsThere(tailer, saved);
                Thread.sleep(100);
            }
        }
    }

    /** Reads to the end of the journal; whoever calls again reads what has come since. */
    void readWhatIsThere(JournalTailer tailer, PositionFile saved) throws IOException {
        while (tailer.poll(excerpt)) {
            flow.wrap(excerpt.bytes(), 0, excerpt.length());
            for (int record = 0; flow.next(); record++) {
                if (record >= excerpt.recordsToSkip()) { // not 0 after a stop in the middle of an excerpt
                    print();
                }
            }
            saved.save(excerpt.endPosition()); // now these records are done with
        }
    }

    private void print() {
        final long octets = flow.getLong(FlowField.BYTES); // no boxing, no strings
        final int as = flow.shape().indexOf(0, AS_SOURCE); // any element by enterprise and id; -1 if absent
        out.printf(
                "%s -> %s %d bytes, AS %s%n",
                text(FlowField.SOURCE_ADDRESS),
                text(FlowField.DESTINATION_ADDRESS),
                octets,
                as < 0 ? "unknown" : flow.getLong(as));
    }

    private String text(FlowField field) {
        return flow.copyAddress(field, address, 0) ? Addresses.text(address) : "unknown";
    }
}
