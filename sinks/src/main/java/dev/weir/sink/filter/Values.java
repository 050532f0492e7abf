package dev.weir.sink.filter;

import dev.weir.sink.field.RecordField;
import dev.weir.sink.text.EtherType;
import dev.weir.sink.text.IpProtocol;
import dev.weir.sink.text.TcpFlag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values as their field wants them. What cannot be read is an IllegalArgumentException for the operator. */
final class Values {
    private static final Set<String> PROTOCOLS = Set.of("ip_protocol", "protocolIdentifier");
    private static final Set<String> FLAGS = Set.of("tcp_flags", "tcpControlBits");
    private static final Set<String> ETHER_TYPES = Set.of("ether_type", "ethernetType");
    private static final Set<String> DIRECTIONS = Set.of("direction", "flowDirection");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Values() {}

    static boolean hasFlags(RecordField field) {
        return FLAGS.contains(field.name());
    }

    static boolean hasKeywords(RecordField field) {
        return PROTOCOLS.contains(field.name())
                || hasFlags(field)
                || ETHER_TYPES.contains(field.name())
                || DIRECTIONS.contains(field.name());
    }

    static long unsigned(RecordField field, String text) {
        final long keyword = hasKeywords(field) ? keyword(field, text) : -1;
        if (keyword >= 0) {
            return keyword;
        }
        try {
            final boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return hex ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException expected) {
            throw new IllegalArgumentException("expected " + expectation(field) + ", found \"" + text + '"', expected);
        }
    }

    private static String expectation(RecordField field) {
        if (hasFlags(field)) {
            return "flags such as SYN+ACK or a number";
        }
        if (ETHER_TYPES.contains(field.name())) {
            return "IPv4, IPv6 or a number";
        }
        return PROTOCOLS.contains(field.name())
                ? "a protocol such as TCP or a number"
                : DIRECTIONS.contains(field.name()) ? "ingress, egress or a number" : "a number";
    }

    /** The number of a keyword; -1 if it is none. */
    private static long keyword(RecordField field, String text) {
        if (PROTOCOLS.contains(field.name())) {
            return IpProtocol.ofKeyword(text);
        }
        if (ETHER_TYPES.contains(field.name())) {
            return EtherType.ofKeyword(text);
        }
        return hasFlags(field)
                ? flags(text)
                : Arrays.asList("ingress", "egress").indexOf(text.toLowerCase(Locale.ROOT));
    }

    private static long flags(String text) {
        long bits = 0;
        for (String name : text.split("\\+", -1)) {
            final long before = bits;
            for (TcpFlag flag : TcpFlag.values()) {
                bits |= flag.name().equalsIgnoreCase(name) ? flag.bit() : 0;
            }
            if (bits == before) {
                return -1;
            }
        }
        return bits;
    }

    static long signed(RecordField field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException expected) {
            throw new IllegalArgumentException("expected " + expectation(field) + ", found \"" + text + '"', expected);
        }
    }

    /** Nanoseconds since 1970; what lies beyond 64 bits is as early or as late as can be. */
    static long time(String text) {
        final Instant instant = instant(text);
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
        } catch (ArithmeticException expected) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static Instant instant(String text) {
        try {
            if (text.matches("\\d{1,15}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException expected) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-20T21:00:00Z or 2026-11-20, found \"" + text + '"', expected);
        }
    }

    /** A whole text; a MAC address and octets in the form in which they are compared. */
    static byte[] text(RecordField field, String text) {
        final String form = part(text, field.kind());
        if (field.kind() == RecordField.Kind.MAC && !MAC.matcher(form).matches()) {
            throw new IllegalArgumentException("expected a MAC address, found \"" + text + '"');
        }
        return bytes(form);
    }

    /** A piece of text. */
    static byte[] part(RecordField field, String text) {
        return bytes(part(text, field.kind()));
    }

    private static String part(String text, RecordField.Kind kind) {
        return switch (kind) {
            case MAC -> text.toLowerCase(Locale.ROOT).replace('-', ':');
            case OCTETS -> octets(text);
            default -> text;
        };
    }

    private static String octets(String text) {
        final String lower = text.toLowerCase(Locale.ROOT);
        final String digits = lower.startsWith("0x") ? lower.substring(2) : lower;
        return HEX.matcher(digits).matches() ? digits : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
