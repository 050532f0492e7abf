package dev.weir.collector.config;

import java.nio.charset.StandardCharsets;

/**
 * The network that exporters belong to, so that one site's 10.0.0.1 is not another's.
 *
 * @param text the name: 1 to 100 bytes of UTF-8, without NUL, line breaks, tabs and angle brackets
 */
public record Namespace(String text) {
    private static final int LONGEST = 100;

    /**
     * Normalises: line feeds, carriage returns and tabs are dropped, angle brackets become hyphens.
     *
     * @throws IllegalArgumentException if the text as given is too long or has a NUL in it, or if nothing is left
     */
    public Namespace {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("must not be longer than " + LONGEST + " bytes");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must not contain NUL");
        }
        text = text.replaceAll("[\n\r\t]", "").replaceAll("[<>]", "-");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
