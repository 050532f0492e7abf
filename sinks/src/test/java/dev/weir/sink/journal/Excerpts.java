package dev.weir.sink.journal;

import dev.weir.flow.Bytes;
import dev.weir.flow.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Excerpts and journals for tests: small, fast, and with a clock that only moves when told. */
final class Excerpts {
    static final int RECORD_LENGTH = 48;
    static final long START_NANOS = TimeUnit.SECONDS.toNanos(1_800_000_000L);
    static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int TAG_OFFSET = Excerpt.HEADER_LENGTH;

    private Excerpts() {}

    /** An excerpt of records of 48 bytes; the first eight bytes after the header hold the tag. */
    static byte[] excerpt(int records, long tag) {
        final byte[] bytes = new byte[Excerpt.HEADER_LENGTH + Long.BYTES + records * RECORD_LENGTH];
        Bytes.putLittleU32(bytes, Excerpt.MAGIC_OFFSET, Excerpt.MAGIC);
        bytes[Excerpt.VERSION_OFFSET] = Excerpt.LAYOUT_VERSION;
        Bytes.putLittleU32(bytes, Excerpt.RECORD_COUNT_OFFSET, records);
        Bytes.putLittleU32(bytes, Excerpt.LENGTH_OFFSET, bytes.length);
        Bytes.putLittleI64(bytes, TAG_OFFSET, tag);
        for (int i = TAG_OFFSET + Long.BYTES; i < bytes.length; i++) {
            bytes[i] = (byte) (tag + i);
        }
        return bytes;
    }

    static void retag(byte[] excerpt, long tag) {
        Bytes.putLittleI64(excerpt, TAG_OFFSET, tag);
    }

    static long tag(ExcerptBuffer buffer) {
        return Bytes.littleI64(buffer.bytes(), TAG_OFFSET);
    }

    static JournalOptions options(Path directory, AtomicLong clock) {
        return JournalOptions.in(directory)
                .withRoll(JournalRoll.MINUTELY)
                .withBlockSizeBytes(256 << 10)
                .withMinFreeDiskBytes(0)
                .withRetention(RetentionLimits.KEEP_ALL)
                .withClock(clock::get);
    }

    static AtomicLong clock() {
        return new AtomicLong(START_NANOS);
    }

    static AppendResult append(JournalAppender appender, int records, long tag) {
        final byte[] excerpt = excerpt(records, tag);
        return appender.append(excerpt, 0, excerpt.length);
    }

    /** The tags of all that a tailer has to give now. */
    static List<Long> drain(JournalTailer tailer) {
        final List<Long> tags = new ArrayList<>();
        final ExcerptBuffer buffer = new ExcerptBuffer();
        while (tailer.poll(buffer)) {
            tags.add(tag(buffer));
        }
        return tags;
    }
}
