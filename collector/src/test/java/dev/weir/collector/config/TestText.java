package dev.weir.collector.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Reads texts that stand beside the tests. */
final class TestText {
    private TestText() {}

    static String of(String name) throws IOException {
        try (InputStream in = TestText.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
