package dev.weir.flow.options;

import dev.weir.flow.Exporter;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Option records made by hand: a template as text such as {@code "10:4 83:64"}, and values in its order. */
public final class OptionsBytes {
    public static final long RECEIVED = 1_700_000_000_000_000_000L;
    private static final InputLabels LABELS = new InputLabels("default", "", "host", Map.of());

    private OptionsBytes() {}

    /**
     * Scope fields of v9 are written {@code s2:4}, those of an enterprise {@code 6871/100:4}, variable ones {@code
     * :v}.
     */
    public static Shape shape(Protocol dialect, int scopes, String template) {
        final List<FieldSpecifier> fields = new ArrayList<>();
        for (String field : template.split(" ")) {
            final String[] parts = field.split("[:/]");
            final int length = parts[parts.length - 1].equals("v") ? 0xffff : Integer.parseInt(parts[parts.length - 1]);
            final boolean scope = field.startsWith("s");
            final long enterprise = scope ? 0xffff_ff09L : parts.length == 3 ? Long.parseLong(parts[0]) : 0;
            final String id = parts[parts.length - 2];
            fields.add(new FieldSpecifier(enterprise, Integer.parseInt(scope ? id.substring(1) : id), length));
        }
        return Shape.compile(dialect, 256, scopes, fields);
    }

    /** A record: numbers big-endian, strings padded with NUL, arrays as they are; variable fields with their length. */
    public static byte[] record(Shape shape, Object... values) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < values.length; i++) {
            final int width = shape.field(i).length();
            final byte[] value = bytes(values[i], width);
            if (width == 0xffff) {
                out.write(value.length < 255 ? value.length : 255);
                if (value.length >= 255) {
                    out.write(value.length >> 8);
                    out.write(value.length);
                }
            }
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Object value, int width) {
        if (value instanceof byte[] raw) {
            return raw;
        }
        final byte[] text = value instanceof String string ? string.getBytes(StandardCharsets.UTF_8) : null;
        if (text != null) {
            return width == 0xffff ? text : java.util.Arrays.copyOf(text, width);
        }
        final byte[] number = new byte[width];
        for (int i = 0; i < width; i++) {
            final int shift = 8 * (width - 1 - i);
            number[i] = (byte) (shift >= 64 ? 0 : ((Number) value).longValue() >> shift);
        }
        return number;
    }

    public static byte[] concat(byte[]... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Every call makes another object of the same session. */
    public static Exporter exporter(int number) {
        final byte[] address = HexFormat.of().parseHex("00000000000000000000ffff0a000000");
        address[13] = (byte) (number >> 16);
        address[14] = (byte) (number >> 8);
        address[15] = (byte) number;
        return new Exporter(address, 1000, 2055, null, LABELS);
    }

    public static Run run(Exporter exporter, long domain) {
        final Run run = new Run();
        run.kind = RecordKind.OPTIONS;
        run.protocol = Protocol.IPFIX;
        run.exporter = exporter;
        run.observationDomain = domain;
        run.receivedAtEpochNanos = RECEIVED;
        return run;
    }
}
