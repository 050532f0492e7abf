package dev.weir.sink.text;

import dev.weir.flow.FlowRecordReader;

/** Renders records as lines of text. Belongs to one thread. */
public interface LineRenderer {
    /** What a file begins with, line end included; empty if nothing. The caller does not change it. */
    byte[] header();

    /** Appends the record that the reader stands on as one line, line end included. */
    void render(FlowRecordReader record, TextBuffer out);
}
