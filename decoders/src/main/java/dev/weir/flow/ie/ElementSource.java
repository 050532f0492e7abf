package dev.weir.flow.ie;

import java.io.IOException;

/** An operator's dictionary text: usually a file, which this module does not touch itself. */
public interface ElementSource {
    /** What problems call it: a file's path. Its last part may name the enterprise of its lines, as 35632.csv does. */
    String name();

    /** Changes when the text may have changed; asking is cheap and never fails. */
    String stamp();

    /**
     * The text.
     *
     * @throws IOException if there is none to be had now; its message tells the operator why
     */
    String text() throws IOException;
}
