package dev.weir.sink.json;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.options.CommonProperties;
import dev.weir.sink.field.LearnedName;
import dev.weir.sink.field.RecordNotes;
import dev.weir.sink.text.TextBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code additional_fields} has of a record of a shape: its elements, and what the reader knows beside them. */
final class FlowShapeJson {
    private static final int COMMON_PROPERTIES_ID = 137;
    private static final JsonKey TIME_FLAW = new JsonKey("timeFlaw");
    private static final JsonKey BIFLOW = new JsonKey("biflow");

    private final ElementNaming naming;
    private final ShapeJson entries;
    private final Set<String> runKeys;
    private final List<Learned> learned;
    private final int commonPropertiesId;
    private CommonJson common;

    private record Learned(JsonKey key, LearnedName name) {}

    FlowShapeJson(Shape shape, ElementNaming naming, ShapeJson.View view) {
        this.naming = naming;
        this.entries = new ShapeJson(shape, naming, view);
        this.learned = learned(entries.names());
        this.commonPropertiesId = shape.indexOf(0, COMMON_PROPERTIES_ID);
        this.runKeys = RunJson.NAMES.stream().filter(entries.names()::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Learned> learned(Set<String> taken) {
        final List<Learned> free = new ArrayList<>();
        for (LearnedName name : LearnedName.values()) {
            if (!taken.contains(name.fieldName())) {
                free.add(new Learned(new JsonKey(name.fieldName()), name));
            }
        }
        return List.copyOf(free);
    }

    /** Which of the run's names the records themselves have; what an exporter sends in the record is preferred. */
    Set<String> runKeys() {
        return runKeys;
    }

    void append(FlowRecordReader record, TextBuffer out) {
        entries.append(record, out);
        if (commonPropertiesId >= 0) {
            appendCommon(record, out);
        }
        for (int i = 0; i < learned.size(); i++) {
            appendText(learned.get(i).key(), learned.get(i).name().of(record), out);
        }
        appendNote(TIME_FLAW, RecordNotes.timeFlaw(record), out);
        appendNote(BIFLOW, RecordNotes.biflow(record), out);
    }

    private void appendNote(JsonKey key, String text, TextBuffer out) {
        if (text != null && !entries.names().contains(key.name())) {
            appendText(key, text, out);
        }
    }

    private static void appendText(JsonKey key, String text, TextBuffer out) {
        if (text != null) {
            JsonText.appendQuoted(key.append(out), text);
        }
    }

    private void appendCommon(FlowRecordReader record, TextBuffer out) {
        final Run run = record.run();
        final CommonProperties properties = record.options()
                .commonProperties(run.exporter, run.observationDomain, record.getLong(commonPropertiesId));
        if (properties == null) {
            return;
        }
        if (common == null || !common.isOf(properties.shape())) {
            common = new CommonJson(properties.shape(), naming, taken());
        }
        common.append(properties, out);
    }

    /** What common properties give way to: the record's own names, and all that are added to every record. */
    private Set<String> taken() {
        final Set<String> taken = new HashSet<>(entries.names());
        taken.addAll(RunJson.NAMES);
        taken.add(TIME_FLAW.name());
        taken.add(BIFLOW.name());
        for (LearnedName name : LearnedName.values()) {
            taken.add(name.fieldName());
        }
        return taken;
    }
}
