package dev.weir.sink.file;

import java.io.Closeable;
import java.io.IOException;

/** Somewhere that lines go. Belongs to one thread. */
public interface LineOutput extends Closeable {
    /**
     * Opens it, if it is not open.
     *
     * @throws IOException if that is impossible now; it may be tried again
     */
    void open() throws IOException;

    /**
     * Writes whole lines, all of them or, as far as the operating system allows, none.
     *
     * @throws IOException if they are not written; the call may be repeated
     */
    void write(byte[] lines, int offset, int length) throws IOException;

    /** Called when everything was written for now: does what is due by time. */
    void flush() throws IOException;
}
