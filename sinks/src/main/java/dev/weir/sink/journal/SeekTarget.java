package dev.weir.sink.journal;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Where a tailer wants to begin; applied as soon as there is a journal. */
sealed interface SeekTarget {

    /**
     * Moves the source's tailer and tells the tracker what to expect.
     *
     * @return where it begins now, to go there again when the files are opened anew before anything has been read: the
     *     end is then still what it was
     */
    SeekTarget apply(TailerSource source, RecordTracker tracker);

    /** The oldest record that is retained. */
    record Start() implements SeekTarget {
        @Override
        public SeekTarget apply(TailerSource source, RecordTracker tracker) {
            source.tailer().toStart();
            tracker.startAnywhere();
            return this;
        }
    }

    /** Whatever is appended from now on. */
    record End() implements SeekTarget {
        @Override
        public SeekTarget apply(TailerSource source, RecordTracker tracker) {
            final ExcerptHeader last = new ExcerptHeader();
            try (ExcerptSearch search = new ExcerptSearch(source.queue())) {
                if (!search.tryLast(last)) {
                    return new Start().apply(source, tracker);
                }
            }
            // As a follower that is done with the last excerpt: nothing between here and the first poll gets lost.
            source.tailer().moveToIndex(last.index());
            final JournalPosition end =
                    new JournalPosition(last.index(), last.recordNumber(), last.byteNumber(), (int) last.recordCount());
            tracker.resume(end);
            return new Position(end);
        }
    }

    /** The first excerpt appended at a time or after it. */
    record Time(long epochNanos) implements SeekTarget {
        @Override
        public SeekTarget apply(TailerSource source, RecordTracker tracker) {
            final ExcerptHeader found = new ExcerptHeader();
            try (ExcerptSearch search = new ExcerptSearch(source.queue())) {
                final long millis = TimeUnit.NANOSECONDS.toMillis(epochNanos);
                // One cycle earlier too: its last excerpts may have been stamped a moment after its end.
                final long before = millis - source.queue().rollCycle().lengthInMillis();
                final int from = search.cycleAtOrBefore(
                        Math.max(0, before), source.queue().epoch());
                if (!search.tryFind(from, header -> header.appendedAtEpochNanos() >= epochNanos, found)) {
                    return new End().apply(source, tracker);
                }
            }
            source.tailer().moveToIndex(found.index());
            tracker.startAnywhere();
            return this;
        }
    }

    /** Exactly where a follower left off. */
    record Position(JournalPosition position) implements SeekTarget {
        @Override
        public SeekTarget apply(TailerSource source, RecordTracker tracker) {
            final ExcerptHeader header = new ExcerptHeader();
            try (ExcerptSearch search = new ExcerptSearch(source.queue())) {
                if (!search.tryLast(header)) {
                    source.tailer().toStart();
                    tracker.expect(position.nextRecordNumber());
                    return this;
                }
                return header.endRecordNumber() < position.nextRecordNumber()
                        ? numbersBeganAgain(source, tracker, search)
                        : moveTo(source, tracker, search);
            }
        }

        private SeekTarget moveTo(TailerSource source, RecordTracker tracker, ExcerptSearch search) {
            final ExcerptHeader header = new ExcerptHeader();
            tracker.resume(position);
            if (search.tryRead(position.index(), header) && header.recordNumber() == position.recordNumber()) {
                source.tailer().moveToIndex(position.index());
            } else if (tryFind(source.queue().rollCycle().toCycle(position.index()), search, header)) {
                source.tailer().moveToIndex(header.index());
            } else {
                return new End().apply(source, tracker);
            }
            return this;
        }

        /** The excerpt was deleted, or the index is wrong: the record numbers find the next one that there is. */
        private boolean tryFind(int likelyCycle, ExcerptSearch search, ExcerptHeader into) {
            final long next = position.nextRecordNumber();
            final Predicate<ExcerptHeader> wanted =
                    header -> header.recordNumber() >= next || header.endRecordNumber() > next;
            return search.tryFind(likelyCycle, wanted, into) && into.recordNumber() <= next
                    || search.tryFind(Integer.MIN_VALUE, wanted, into);
        }

        private SeekTarget numbersBeganAgain(TailerSource source, RecordTracker tracker, ExcerptSearch search) {
            final ExcerptHeader first = new ExcerptHeader();
            if (search.tryFirst(first) && first.index() <= position.index()) {
                // The journal lost its newest part, as a power failure does: what is left of it has been delivered.
                return new End().apply(source, tracker);
            }
            source.tailer().toStart();
            tracker.restart();
            return new Start();
        }
    }
}
