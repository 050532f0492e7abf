package dev.weir.sink.json;

import dev.weir.sink.text.ApplicationText;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.MplsLabelText;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.Utf8Text;
import java.nio.charset.StandardCharsets;

/** Strings and values as JSON (RFC 8259). */
final class JsonText {
    private static final byte[] UNICODE = "\\u00".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /** Appends a string in quotes. Allocates only where something must be escaped. */
    static void appendQuoted(TextBuffer out, String text) {
        if (isPlain(text)) {
            out.append('"').append(text).append('"');
            return;
        }
        final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.append('"');
        appendEscaped(out, utf8, 0, utf8.length);
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Appends octets of UTF-8 with everything escaped that must be; what is not UTF-8 becomes U+FFFD. */
    static void appendEscaped(TextBuffer out, byte[] utf8, int start, int end) {
        int position = start;
        while (position < end) {
            final int octet = utf8[position];
            if (octet >= 0 && (octet < ' ' || octet == '"' || octet == '\\')) {
                appendEscape(out, octet);
                position++;
            } else {
                position = Utf8Text.appendCharacter(out, utf8, position, end);
            }
        }
    }

    private static void appendEscape(TextBuffer out, int octet) {
        switch (octet) {
            case '"', '\\' -> out.append('\\').append((char) octet);
            case '\b' -> out.append('\\').append('b');
            case '\t' -> out.append('\\').append('t');
            case '\n' -> out.append('\\').append('n');
            case '\f' -> out.append('\\').append('f');
            case '\r' -> out.append('\\').append('r');
            default -> {
                out.append(UNICODE);
                out.append((char) ('0' + (octet >> 4)));
                out.append((char) ((octet & 0xf) < 10 ? '0' + (octet & 0xf) : 'a' + (octet & 0xf) - 10));
            }
        }
    }

    /** Appends the value of an element. */
    static void appendValue(TextBuffer out, ElementText type, byte[] bytes, int offset, int length) {
        final ElementText form = type.forValue(bytes, offset, length);
        if (form.isLiteral()) {
            form.append(out, bytes, offset, length);
            return;
        }
        switch (form) {
            case STRING -> appendString(out, bytes, offset, length);
            case MPLS_LABEL -> MplsLabelText.appendJson(out, bytes, offset, length);
            case SUB_APPLICATION -> appendSubApplication(out, bytes, offset, length);
            default -> {
                out.append('"');
                form.append(out, bytes, offset, length);
                out.append('"');
            }
        }
    }

    /** Appends octets as a string, without the NULs around them. */
    private static void appendString(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append('"');
        final int end = Utf8Text.trimmedEnd(bytes, offset, length);
        appendEscaped(out, bytes, Utf8Text.trimmedStart(bytes, offset, end), end);
        out.append('"');
    }

    private static void appendSubApplication(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append("{\"applicationId\":\"");
        ApplicationText.appendApplication(out, bytes, offset);
        out.append("\",\"subApplicationId\":").appendUnsigned(ApplicationText.subApplication(bytes, offset));
        out.append(",\"value\":");
        final int value = ApplicationText.valueOffset(offset);
        appendString(out, bytes, value, offset + length - value);
        out.append('}');
    }
}
