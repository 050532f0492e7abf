package dev.weir.sink.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The standard output of the process, without a buffer. Never closed: it is not ours alone. */
public final class StandardOutput implements LineOutput {
    private final byte[] header;
    private final OutputStream out;
    private boolean begun;

    /** Makes the output; the header is written before the first line. */
    public StandardOutput(byte[] header) {
        this(header, new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(byte[] header, OutputStream out) {
        this.header = header;
        this.out = out;
    }

    @Override
    public void open() {}

    @Override
    public void write(byte[] lines, int offset, int length) throws IOException {
        if (!begun) {
            out.write(header);
            begun = true;
        }
        out.write(lines, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
