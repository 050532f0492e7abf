package dev.weir.flow.ie;

import dev.weir.flow.FieldSpecifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The dictionary files of this build. A file that is missing or wrong is a bug of the build and throws. */
final class BuiltInElements {
    /** The enterprises that have a file, the standard registry first. */
    static final long[] ENTERPRISES = {
        0, 9, 637, 2011, 2636, 3054, 5951, 6321, 6871, 6876, 8057, 8741, 9789, 10704, 12276, 12326, 13745, 15397, 16982,
        21373, 26866, 32622, 35632, 39499, 41916, 43874, 44619, 45346, 47269, 47729, 56506
    };

    private final List<ElementLine> lines = new ArrayList<>();

    private BuiltInElements() {}

    /** Every line: the standard registry, NetFlow version 9, the enterprises. */
    static List<ElementLine> lines() {
        final BuiltInElements all = new BuiltInElements();
        for (long enterprise : ENTERPRISES) {
            all.load(enterprise + ".csv", enterprise);
            if (enterprise == 0) {
                all.load("netflow9.csv", ElementCsv.NETFLOW9);
                all.load("netflow9-scopes.csv", FieldSpecifier.NETFLOW9_SCOPE);
            }
        }
        return all.lines;
    }

    /** The lines of one file. */
    static List<ElementLine> linesOf(String file, long enterprise) {
        final BuiltInElements one = new BuiltInElements();
        one.load(file, enterprise);
        return one.lines;
    }

    private void load(String file, long enterprise) {
        final InputStream in = BuiltInElements.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the dictionary " + file + " is missing: the build is not whole");
        }
        final List<String> problems = new ArrayList<>();
        final ElementCsv csv = new ElementCsv(null, enterprise, problems);
        final String text = text(file, in);
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            final ElementLine line = csv.read(text.substring(begin, end));
            if (line != null) {
                lines.add(line);
            }
            begin = end + 1;
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the build's dictionary " + file + " is wrong: " + problems);
        }
    }

    private static String text(String file, InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary " + file + " cannot be read", e);
        }
    }
}
