package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The records that a file of the corpus is known to hold, as {@code *.records.jsonl} lists them. */
public final class GoldenRecords {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final long NETFLOW9_SCOPE = 0xffff_ff09L;

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final long total;

    private GoldenRecords(List<Object> values) {
        total = JsonTree.number(JsonTree.object(values.get(0)).get("records_total"));
        values.stream()
                .skip(1)
                .map(JsonTree::object)
                .filter(line -> line.containsKey("fields"))
                .forEach(lines::add);
    }

    /** Reads a list. */
    public static GoldenRecords read(Path file) throws IOException {
        return new GoldenRecords(JsonTree.parseAll(Files.readString(file)));
    }

    /** How many records of templates are listed. */
    public int size() {
        return lines.size();
    }

    /**
     * Every listed record is among those decoded, in the listed order, in every field. Where as many were decoded as
     * the file is said to have, they are compared one by one; where more came because data waited for its template, the
     * listed ones come in between.
     */
    public void assertIn(String file, List<SeenRecord> decoded) throws UnknownHostException {
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            final Map<String, Object> line = lines.get(i);
            if (decoded.size() != total) {
                while (at < decoded.size() && difference(line, decoded.get(at)) != null) {
                    at++;
                }
            }
            assertThat(at).as("%s: listed record %d, %s", file, i, line).isLessThan(decoded.size());
            assertThat(difference(line, decoded.get(at)))
                    .as("%s: listed record %d, %s is %s", file, i, line, decoded.get(at))
                    .isNull();
            at++;
        }
    }

    /** What differs; null if nothing does. */
    private static String difference(Map<String, Object> line, SeenRecord record) throws UnknownHostException {
        final int scopes = line.containsKey("scope_fields") ? (int) JsonTree.number(line.get("scope_fields")) : 0;
        if ("options".equals(line.get("kind")) != record.options() || scopes != record.scopes()) {
            return "kind or scopes";
        }
        if (JsonTree.number(line.get("template")) != record.template()
                || JsonTree.number(line.get("odid")) != record.domain()) {
            return "template or domain";
        }
        final List<Object> fields = JsonTree.array(line.get("fields"));
        if (fields.size() != record.fields().size()) {
            return "number of fields";
        }
        for (int i = 0; i < fields.size(); i++) {
            final List<Object> expected = JsonTree.array(fields.get(i));
            final SeenRecord.Field field = record.fields().get(i);
            if (!name(field).equals(expected.get(0)) || !isValue(expected.get(1), field)) {
                return "field " + i + ": " + field + " instead of " + expected;
            }
        }
        return null;
    }

    private static String name(SeenRecord.Field field) {
        final boolean standard = field.enterprise() == 0 || field.enterprise() == NETFLOW9_SCOPE;
        return standard ? Integer.toString(field.id()) : field.enterprise() + "/" + field.id();
    }

    private static boolean isValue(Object expected, SeenRecord.Field field) throws UnknownHostException {
        if (expected instanceof Number) {
            return new BigInteger(expected.toString()).equals(field.number());
        }
        final String text = (String) expected;
        if (text.startsWith("hex:")) {
            return text.substring(4).equals(field.octets());
        }
        final byte[] bytes = field.bytes();
        return asText(bytes).equals(text)
                || MAC.matcher(text).matches() && text.replace(":", "").equals(field.octets())
                || isAddress(text, bytes);
    }

    private static String asText(byte[] bytes) {
        final String text = new String(bytes, StandardCharsets.UTF_8);
        final int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean isAddress(String text, byte[] bytes) throws UnknownHostException {
        final boolean numeric = text.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
        return numeric
                && HexFormat.of()
                        .formatHex(sixteen(InetAddress.getByName(text).getAddress()))
                        .equals(HexFormat.of().formatHex(sixteen(bytes)));
    }

    private static byte[] sixteen(byte[] address) {
        if (address.length != 4) {
            return address;
        }
        final byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(address, 0, mapped, 12, 4);
        return mapped;
    }
}
