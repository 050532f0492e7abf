package dev.weir.sink.journal;

import dev.weir.flow.Excerpt;
import dev.weir.flow.RecordKind;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.DocumentContext;

/** The numbers at the head of an excerpt, read in place; reusable, one thread. */
final class ExcerptHeader {
    private long index;
    private long recordNumber;
    private long recordCount;
    private long byteNumber;
    private long length;
    private long appendedAtEpochNanos;
    private int kinds;

    /** Reads the header of the document that is open; false, and nothing changed, when this code cannot read it. */
    boolean tryRead(DocumentContext document) {
        final Bytes<?> bytes = document.wire().bytes();
        final long start = bytes.readPosition();
        final long available = bytes.readRemaining();
        if (available < Excerpt.HEADER_LENGTH
                || bytes.readInt(start + Excerpt.MAGIC_OFFSET) != Excerpt.MAGIC
                || !Excerpt.isKnownVersion(bytes.readUnsignedByte(start + Excerpt.VERSION_OFFSET))
                || bytes.readUnsignedInt(start + Excerpt.LENGTH_OFFSET) != available) {
            return false;
        }
        index = document.index();
        length = available;
        recordNumber = bytes.readLong(start + Excerpt.RECORD_NUMBER_OFFSET);
        recordCount = bytes.readUnsignedInt(start + Excerpt.RECORD_COUNT_OFFSET);
        byteNumber = bytes.readLong(start + Excerpt.BYTE_NUMBER_OFFSET);
        kinds = bytes.readUnsignedByte(start + Excerpt.KINDS_OFFSET);
        appendedAtEpochNanos = bytes.readLong(start + Excerpt.APPENDED_AT_OFFSET);
        return true;
    }

    long index() {
        return index;
    }

    /** Whether it has records of a kind. */
    boolean holds(RecordKind kind) {
        return (kinds & 1 << kind.code()) != 0;
    }

    long recordNumber() {
        return recordNumber;
    }

    long endRecordNumber() {
        return recordNumber + recordCount;
    }

    long recordCount() {
        return recordCount;
    }

    long byteNumber() {
        return byteNumber;
    }

    long endByteNumber() {
        return byteNumber + length;
    }

    long appendedAtEpochNanos() {
        return appendedAtEpochNanos;
    }
}
