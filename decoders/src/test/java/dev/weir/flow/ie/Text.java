package dev.weir.flow.ie;

import java.io.FileNotFoundException;
import java.io.IOException;

/** A dictionary text that a test changes; null is absent. */
final class Text implements ElementSource {
    private final String name;
    private String text;
    private int changes;

    Text(String name, String text) {
        this.name = name;
        this.text = text;
    }

    void set(String changed) {
        text = changed;
        changes++;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String stamp() {
        return String.valueOf(changes);
    }

    @Override
    public String text() throws IOException {
        if (text == null) {
            throw new FileNotFoundException(name);
        }
        return text;
    }
}
