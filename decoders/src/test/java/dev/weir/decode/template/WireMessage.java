package dev.weir.decode.template;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Builds NetFlow v9 and IPFIX messages octet by octet, well-formed or not. */
final class WireMessage {
    private final boolean ipfix;
    private final ByteArrayOutputStream sets = new ByteArrayOutputStream();
    private int uptimeMillis = 100_000_000;
    private long exportSeconds = 1_700_000_000L;
    private long sequence;
    private long domain = 7;
    private int lengthError;

    private WireMessage(boolean ipfix) {
        this.ipfix = ipfix;
    }

    static WireMessage netflow9() {
        return new WireMessage(false);
    }

    static WireMessage ipfix() {
        return new WireMessage(true);
    }

    static WireMessage of(SetDialect dialect) {
        return new WireMessage(dialect == SetDialect.IPFIX);
    }

    WireMessage uptime(int millis) {
        uptimeMillis = millis;
        return this;
    }

    WireMessage exportedAt(long seconds) {
        exportSeconds = seconds;
        return this;
    }

    WireMessage sequence(long number) {
        sequence = number;
        return this;
    }

    WireMessage domain(long number) {
        domain = number;
        return this;
    }

    /** Lets the IPFIX header lie about the message's length. */
    WireMessage lengthError(int octets) {
        lengthError = octets;
        return this;
    }

    /** A set with its true length. */
    WireMessage set(int id, String hex) {
        return set(id, 4 + hex.replace(" ", "").length() / 2, hex);
    }

    /** A set that announces any length. */
    WireMessage set(int id, int length, String hex) {
        u16(sets, id);
        u16(sets, length);
        return raw(hex);
    }

    WireMessage raw(String hex) {
        sets.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        return this;
    }

    /** A set with one template record: pairs of element and length. */
    WireMessage template(int id, int... fields) {
        return set(ipfix ? 2 : 0, templateRecord(id, fields));
    }

    static String templateRecord(int id, int... fields) {
        final ByteArrayOutputStream record = new ByteArrayOutputStream();
        u16(record, id);
        u16(record, fields.length / 2);
        for (int number : fields) {
            u16(record, number);
        }
        return HexFormat.of().formatHex(record.toByteArray());
    }

    /** A set with one options template record, whose first fields are scope fields. */
    WireMessage optionsTemplate(int id, int scopes, int... fields) {
        final ByteArrayOutputStream record = new ByteArrayOutputStream();
        u16(record, id);
        u16(record, ipfix ? fields.length / 2 : 4 * scopes);
        u16(record, ipfix ? scopes : 2 * fields.length - 4 * scopes);
        for (int number : fields) {
            u16(record, number);
        }
        return set(ipfix ? 3 : 1, HexFormat.of().formatHex(record.toByteArray()));
    }

    byte[] bytes() {
        final ByteArrayOutputStream message = new ByteArrayOutputStream();
        u16(message, ipfix ? 10 : 9);
        u16(message, ipfix ? 16 + sets.size() + lengthError : 1);
        if (!ipfix) {
            u32(message, uptimeMillis);
        }
        u32(message, exportSeconds);
        u32(message, sequence);
        u32(message, domain);
        message.writeBytes(sets.toByteArray());
        return message.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private static void u32(ByteArrayOutputStream out, long value) {
        u16(out, (int) (value >> 16));
        u16(out, (int) value);
    }
}
