package dev.weir.collector.cli;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.io.IOException;
import java.io.PrintStream;

/** Prints records on stdout, a line each, in blocks. Owned by the command's thread. */
final class RecordPrinter {
    private static final int BLOCK = 1 << 16;

    private final LineRenderer renderer;
    private final PrintStream out;
    private final TextBuffer text = new TextBuffer(2 * BLOCK);

    /** Thrown when whoever read stdout has gone: nothing is wrong, there is just nothing left to do. */
    static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1L;

        ReaderGoneException() {
            super("nobody reads stdout any more");
        }
    }

    RecordPrinter(LineRenderer renderer, PrintStream out) {
        this.renderer = renderer;
        this.out = out;
        text.append(renderer.header());
    }

    void print(FlowRecordReader record) throws IOException {
        renderer.render(record, text);
        if (text.length() >= BLOCK) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(text.array(), 0, text.length());
        text.clear();
        if (out.checkError()) {
            throw new ReaderGoneException();
        }
    }
}
