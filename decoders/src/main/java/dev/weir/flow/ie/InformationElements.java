package dev.weir.flow.ie;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The dictionary of information elements. Immutable after loading; any thread may ask.
 *
 * <p>The data are CSV with the columns {@code id,name,type,semantics,units}; a line that begins with # is a comment.
 */
public final class InformationElements {
    private static final String[] BUILT_IN = {"0"};

    private final Map<Long, InformationElement> byNumber = new HashMap<>();
    private final Map<String, InformationElement> byName = new HashMap<>();

    private InformationElements() {}

    /** Loads the elements that are built in. */
    public static InformationElements builtIn() {
        final InformationElements elements = new InformationElements();
        for (String enterprise : BUILT_IN) {
            elements.load(Long.parseLong(enterprise));
        }
        return elements;
    }

    void load(long enterprise) {
        final String resource = enterprise + ".csv";
        final InputStream in = InformationElements.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the dictionary " + resource + " is missing: the build is not whole");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    add(parse(enterprise, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary " + resource + " cannot be read", e);
        }
    }

    private static InformationElement parse(long enterprise, String line) {
        final String[] columns = line.split(",", -1);
        final AbstractDataType type = columns.length == 5 ? AbstractDataType.ofName(columns[2]) : null;
        if (type == null) {
            throw new IllegalStateException("a dictionary line is not id,name,type,semantics,units: " + line);
        }
        return new InformationElement(
                enterprise, Integer.parseInt(columns[0]), columns[1], type, columns[3], columns[4]);
    }

    private void add(InformationElement element) {
        byNumber.put(key(element.enterprise(), element.id()), element);
        byName.putIfAbsent(element.name(), element);
    }

    private static long key(long enterprise, int id) {
        return enterprise << Short.SIZE | id;
    }

    /** Finds an element by its numbers; null if it is not in the dictionary. */
    public InformationElement find(long enterprise, int id) {
        return byNumber.get(key(enterprise, id));
    }

    /** Finds an element by its name, letter by letter; null if it is not in the dictionary. */
    public InformationElement find(String name) {
        return byName.get(name);
    }

    /** How many elements there are. */
    public int size() {
        return byNumber.size();
    }
}
