package dev.weir.sink.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Removes a line without an end from the end of a file. */
final class LastLine {
    private static final int BLOCK = 1 << 13;

    private LastLine() {}

    /**
     * Cuts a file behind its last line end.
     *
     * @return how many bytes were removed
     */
    static long repair(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            final long length = bytes.length();
            final long whole = end(bytes, length);
            if (whole < length) {
                bytes.setLength(whole);
            }
            return length - whole;
        }
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
