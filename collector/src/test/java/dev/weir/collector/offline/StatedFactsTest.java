package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.ExportDecoding;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.JsonTree;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SharedCaptures;
import dev.weir.testing.StatedFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the tests of other collectors state about the files of the shared corpus: how many records, and the values of
 * fields whose names can be told to be elements of ours. Where we differ, the reason stands here.
 */
class StatedFactsTest {
    private static final String SUFFIX = ".expected.json";

    /** In what we differ, by file and name, with the reason. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "ipfix/logstash/ipfix.dat events",
            "three messages that we take as a datagram each; they take them as one, and stop behind the first",
            "sequences/logstash-ipfix-netscaler-with-variable-length-fields-data-first events",
            "the records that came before their template are decoded when it comes; they drop them");

    private final Set<String> differences = new TreeSet<>();
    private int counts;
    private int values;

    @Test
    void what_others_state_about_the_files_holds_or_the_difference_is_explained() throws IOException {
        for (Path file : stated()) {
            final Map<String, Object> tree = JsonTree.object(JsonTree.read(file));
            final ExportDecoding decoded = ExportDecoding.of(payloads(name(file), tree));
            for (Object expectation : JsonTree.array(tree.get("expectations"))) {
                check(name(file), JsonTree.object(expectation), decoded);
            }
        }
        System.out.println("stated by others and held: " + counts + " counts, " + values + " values");
        assertThat(differences).isEqualTo(DIFFERENCES.keySet());
        assertThat(counts).isGreaterThan(40);
        assertThat(values).isGreaterThan(1000);
    }

    /** What is stated about NetFlow v5 and sFlow, and about a part of a file alone, is held to elsewhere. */
    private static List<Path> stated() throws IOException {
        try (Stream<Path> files = Files.walk(SharedCaptures.directory())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file ->
                            !name(file).startsWith("sflow5") && !name(file).startsWith("netflow5"))
                    .filter(file -> !name(file).startsWith("malformed"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        final String name = SharedCaptures.directory().relativize(file).toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static List<ExportPayload> payloads(String name, Map<String, Object> tree) throws IOException {
        final List<ExportPayload> payloads = new ArrayList<>();
        final List<Object> files = tree.containsKey("files") ? JsonTree.array(tree.get("files")) : List.of(name);
        for (Object file : files) {
            payloads.addAll(ExportPayload.read(SharedCaptures.directory(), SharedCaptures.file((String) file)));
        }
        return payloads;
    }

    private void check(String file, Map<String, Object> stated, ExportDecoding decoded) {
        count(file, stated, "flow_records", decoded.flows().size());
        count(file, stated, "options_records", decoded.options().size());
        count(file, stated, "events", decoded.records().size());
        count(file, stated, "records", decoded.records().size());
        count(file, stated, "metrics", decoded.records().size());
        if (stated.containsKey("fields_by_event_index")) {
            JsonTree.object(stated.get("fields_by_event_index"))
                    .forEach((index, fields) -> compare(file, decoded.records(), Integer.parseInt(index), fields));
        }
        for (Object event : list(stated, "whole_events")) {
            final Map<String, Object> whole = JsonTree.object(event);
            final int index = (int) JsonTree.number(whole.get("index"));
            compare(file, decoded.records(), index, whole.get("fields"));
        }
        final List<Object> metrics = list(stated, "metrics_list");
        for (int i = 0; i < metrics.size(); i++) {
            compare(file, decoded.records(), i, JsonTree.object(metrics.get(i)).get("fields"));
        }
        final List<Object> flows = list(stated, "flows");
        for (int i = 0; i < flows.size(); i++) {
            compare(file, decoded.flows(), i, flows.get(i));
        }
    }

    private static List<Object> list(Map<String, Object> stated, String name) {
        return stated.get(name) instanceof List ? JsonTree.array(stated.get(name)) : List.of();
    }

    private void count(String file, Map<String, Object> stated, String name, int ours) {
        if (!(stated.get(name) instanceof Number number)) {
            return;
        }
        if (number.intValue() == ours) {
            counts++;
        } else {
            differ(file + " " + name, number + " stated, " + ours + " decoded");
        }
    }

    private void compare(String file, List<SeenRecord> records, int index, Object stated) {
        if (index >= records.size()) {
            differ(file + " index", index + " of " + records.size());
            return;
        }
        JsonTree.object(stated).forEach((name, value) -> {
            final Boolean same = StatedFields.compare(records.get(index), name, value);
            if (Boolean.FALSE.equals(same)) {
                differ(file + " " + name, index + ": " + value + " stated, " + records.get(index));
            }
            values += Boolean.TRUE.equals(same) ? 1 : 0;
        });
    }

    private void differ(String what, String how) {
        if (differences.add(what) && !DIFFERENCES.containsKey(what)) {
            System.out.println("differs: " + what + ": " + how);
        }
    }
}
