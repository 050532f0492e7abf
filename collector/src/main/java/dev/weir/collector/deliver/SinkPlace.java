package dev.weir.collector.deliver;

import dev.weir.sink.SinkStart;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalPosition;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the place in the journal where a sink begins. */
final class SinkPlace {
    private static final Logger LOG = LoggerFactory.getLogger(SinkPlace.class);

    /** Record numbers find the excerpt; the index would only be a hint where to look. */
    private static final long NO_INDEX = 0;

    private SinkPlace() {}

    /**
     * Sends a tailer to the saved position, or where there is none, to the journal's first or next record of this
     * moment: by its number, for the tailer goes there when it is first used, and "the end" may be another one by then.
     *
     * <p>A beginning at the end is saved at once: what is appended while the sink cannot be opened yet is due, also
     * after a restart.
     *
     * @throws IOException if the saved position cannot be read, or the first one not be saved
     */
    static SinkProgress find(SinkStart from, JournalTailer tailer, Journal journal, PositionFile positionFile)
            throws IOException {
        final Optional<JournalPosition> saved = positionFile.load().filter(position -> isInside(position, journal));
        final JournalPosition place = saved.orElseGet(() -> fresh(from, journal));
        if (saved.isEmpty() && from == SinkStart.END) {
            positionFile.save(place);
        }
        tailer.seekPosition(place);
        return new SinkProgress(place.nextRecordNumber(), place.byteNumber());
    }

    /** A position beyond the end belongs to another journal, or to records that a power failure has taken. */
    private static boolean isInside(JournalPosition position, Journal journal) {
        final boolean inside = position.nextRecordNumber() <= journal.endRecordNumber();
        if (!inside) {
            LOG.warn(
                    "a sink's saved position, record {}, lies beyond the journal's end, record {}: it begins anew",
                    position.nextRecordNumber(),
                    journal.endRecordNumber());
        }
        return inside;
    }

    private static JournalPosition fresh(SinkStart from, Journal journal) {
        return from == SinkStart.END
                ? new JournalPosition(NO_INDEX, journal.endRecordNumber(), journal.endByteNumber(), 0)
                : new JournalPosition(NO_INDEX, journal.firstRecordNumber(), 0, 0);
    }
}
