package dev.weir.collector.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.bind.BoundTable;
import dev.weir.collector.config.source.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the configuration in effect as one JSON object. */
record ConfigurationJson(JsonGenerator json) {
    void write(LoadedConfiguration loaded) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("files");
        for (final Path file : loaded.files()) {
            json.writeString(file.toString());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("settings");
        for (final BoundTable table : loaded.settings().tables()) {
            for (final BoundSetting setting : table.settings()) {
                writeSetting(setting);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeSetting(BoundSetting setting) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", setting.path());
        json.writeFieldName("value");
        writeValue(setting.printed());
        writeOrigin(setting.origin());
        json.writeEndObject();
    }

    private void writeOrigin(Origin origin) throws IOException {
        json.writeObjectFieldStart("origin");
        switch (origin.kind()) {
            case DEFAULT -> json.writeStringField("default", origin.place());
            case FILE -> {
                json.writeStringField("file", origin.place());
                json.writeNumberField("line", origin.line());
                json.writeNumberField("column", origin.column());
            }
            case VARIABLE -> json.writeStringField("variable", origin.place());
            case COMMAND_LINE -> json.writeStringField("option", origin.place());
            default -> throw new IllegalStateException(origin.toString());
        }
        json.writeEndObject();
    }

    private void writeValue(Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (final Object element : list) {
                writeValue(element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (final Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                writeValue(entry.getValue());
            }
            json.writeEndObject();
        } else {
            writeScalar(value);
        }
    }

    private void writeScalar(Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString((String) value);
        }
    }
}
