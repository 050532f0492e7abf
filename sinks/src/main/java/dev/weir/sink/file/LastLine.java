package dev.weir.sink.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Sees to it that a file ends with a whole line, before lines are appended to it. */
final class LastLine {
    private static final int BLOCK = 1 << 13;
    private static final int LONGEST = 1 << 24;

    /** What became of the end of a file. */
    enum Repair {
        /** It ended with a whole line, or was empty. */
        NONE,
        /** A line that was begun but not finished was removed. */
        REMOVED,
        /** A line that is not ours, or is whole but for its end, was given one. */
        ENDED
    }

    private LastLine() {}

    /**
     * Removes a last line that is a part of one of ours; any other without an end is kept and ended.
     *
     * @param file the file, which exists
     * @param ours tells whether octets are a part of a line that is written again
     */
    static Repair repair(Path file, UnfinishedLine ours) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            final long length = bytes.length();
            final long whole = end(bytes, length);
            if (whole == length) {
                return Repair.NONE;
            }
            if (length - whole <= LONGEST && ours.isOurs(read(bytes, whole, (int) (length - whole)))) {
                bytes.setLength(whole);
                return Repair.REMOVED;
            }
            bytes.seek(length);
            bytes.write('\n');
            return Repair.ENDED;
        }
    }

    private static byte[] read(RandomAccessFile bytes, long from, int length) throws IOException {
        final byte[] line = new byte[length];
        bytes.seek(from);
        bytes.readFully(line);
        return line;
    }

    /** Searches backwards, block by block. */
    private static long end(RandomAccessFile bytes, long length) throws IOException {
        final byte[] block = new byte[BLOCK];
        for (long blockEnd = length; blockEnd > 0; ) {
            final int count = (int) Math.min(BLOCK, blockEnd);
            bytes.seek(blockEnd - count);
            bytes.readFully(block, 0, count);
            for (int i = count - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return blockEnd - count + i + 1;
                }
            }
            blockEnd -= count;
        }
        return 0;
    }
}
