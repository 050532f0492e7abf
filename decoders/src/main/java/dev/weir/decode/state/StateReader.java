package dev.weir.decode.state;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Reads a shard's memory. Shows every entry that is whole up to the first that is not, and then says what was wrong:
 * damage, a cut, or an unknown version never throw, and nothing is allocated by a length that was only told. For one
 * thread.
 */
public final class StateReader {
    private final CRC32C overall = new CRC32C();
    private final Map<ByteBuffer, Shape> shapes = new HashMap<>();
    private final DataInputStream in;
    private final long nowEpochNanos;
    private final StateVisitor visitor;
    private int templates;
    private int options;
    private long seen;

    private StateReader(InputStream from, long nowEpochNanos, StateVisitor visitor) {
        this.in = new DataInputStream(new CheckedInputStream(from, overall));
        this.nowEpochNanos = nowEpochNanos;
        this.visitor = visitor;
    }

    /**
     * Reads all.
     *
     * @param from where the bytes come from; buffered, if need be, and closed by the caller
     * @param nowEpochNanos from now on, templates age again
     * @param visitor is shown the entries
     * @throws IOException if reading itself fails
     */
    public static StateReport read(InputStream from, long nowEpochNanos, StateVisitor visitor) throws IOException {
        final StateReader reader = new StateReader(from, nowEpochNanos, visitor);
        String fault;
        try {
            fault = reader.readAll();
        } catch (EOFException cut) {
            fault = "it is cut off";
        }
        return new StateReport(reader.templates, reader.options, fault);
    }

    private String readAll() throws IOException {
        final String fault = readHeader();
        if (fault != null) {
            return fault;
        }
        while (true) {
            final int before = (int) overall.getValue();
            final int type = in.readUnsignedByte();
            final int length = in.readInt();
            final int checksum = in.readInt();
            if (length < 0 || length > StateFormat.MAX_BODY) {
                return "entry " + (seen + 1) + " has an impossible length";
            }
            final byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException();
            }
            if (StateFormat.checksum(type, body, length) != checksum) {
                return "the checksum of entry " + (seen + 1) + " does not match";
            }
            if (type == StateFormat.END) {
                return end(ByteBuffer.wrap(body), before);
            }
            seen++;
            if (!readEntry(type, ByteBuffer.wrap(body))) {
                return "entry " + seen + " does not hold together";
            }
        }
    }

    private String readHeader() throws IOException {
        final byte[] magic = in.readNBytes(StateFormat.MAGIC.length);
        if (!Arrays.equals(magic, StateFormat.MAGIC)) {
            return magic.length < StateFormat.MAGIC.length ? "it is cut off" : "it is something else";
        }
        final int version = in.readUnsignedByte();
        if (version != StateFormat.VERSION) {
            return "version " + version + " is unknown";
        }
        in.readLong();
        final int expected = (int) overall.getValue();
        return in.readInt() == expected ? null : "the checksum of the header does not match";
    }

    private String end(ByteBuffer body, int checksum) throws IOException {
        if (body.remaining() != Long.BYTES + Integer.BYTES || body.getLong() != seen || body.getInt() != checksum) {
            return "the end does not match what was before it";
        }
        return in.read() < 0 ? null : "something follows the end";
    }

    /** Reads an entry whose checksum is right; false if it says what cannot be, which only a bug can have written. */
    private boolean readEntry(int type, ByteBuffer body) {
        if (type == StateFormat.TEMPLATE) {
            final TemplateEntry entry = readTemplate(body);
            if (entry == null) {
                return false;
            }
            templates++;
            visitor.onTemplate(entry);
            return true;
        }
        final OptionsEntry entry = type == StateFormat.OPTIONS ? readOptions(body) : null;
        if (entry == null) {
            return false;
        }
        options++;
        visitor.onOptions(entry);
        return true;
    }

    private TemplateEntry readTemplate(ByteBuffer body) {
        if (body.remaining() < 16 + 1 + 4 + 1 + 16 + 20 + 2) {
            return null;
        }
        final byte[] address = bytes(body, 16);
        final Protocol protocol = Protocol.ofCode(body.get() & 0xff);
        final long domain = Integer.toUnsignedLong(body.getInt());
        final boolean ofOptions = body.get() != 0;
        final long definedAt = nowEpochNanos - body.getLong();
        final long refreshedAt = nowEpochNanos - body.getLong();
        final int uptime = body.getInt();
        final long systemInit = body.getLong();
        final int sequence = body.getInt();
        final int stampedBy = body.getInt();
        final int sessionCount = body.getShort() & 0xffff;
        if (protocol == null
                || sessionCount > StateFormat.MAX_SESSIONS
                || body.remaining() < Integer.BYTES * sessionCount) {
            return null;
        }
        final int[] sessions = new int[sessionCount];
        for (int i = 0; i < sessionCount; i++) {
            sessions[i] = body.getInt();
        }
        final byte[] wire = lastBytes(body);
        return wire == null
                ? null
                : new TemplateEntry(
                        address,
                        sessions,
                        stampedBy,
                        protocol,
                        domain,
                        ofOptions,
                        wire,
                        definedAt,
                        refreshedAt,
                        uptime,
                        systemInit,
                        sequence);
    }

    private OptionsEntry readOptions(ByteBuffer body) {
        if (body.remaining() < 16 + 4 + 1 + 4 + 24 + 2 + 4) {
            return null;
        }
        final byte[] address = bytes(body, 16);
        final int port = body.getShort() & 0xffff;
        final int listenerPort = body.getShort() & 0xffff;
        final Protocol protocol = Protocol.ofCode(body.get() & 0xff);
        final long domain = Integer.toUnsignedLong(body.getInt());
        final long receivedAt = body.getLong();
        final long exportTime = body.getLong();
        final long systemInit = body.getLong();
        final int flags = body.getShort() & 0xffff;
        final long sequence = Integer.toUnsignedLong(body.getInt());
        final Shape shape = readShape(body);
        final byte[] record = shape == null ? null : lastBytes(body);
        return protocol == null || record == null
                ? null
                : new OptionsEntry(
                        address,
                        port,
                        listenerPort,
                        protocol,
                        domain,
                        receivedAt,
                        exportTime,
                        systemInit,
                        flags,
                        sequence,
                        shape,
                        record);
    }

    /** Equal shapes become one, as they were. */
    private Shape readShape(ByteBuffer body) {
        final int length = body.remaining() < Short.BYTES ? 0xffff : body.getShort() & 0xffff;
        if (length > body.remaining()) {
            return null;
        }
        final ByteBuffer encoded = body.slice(body.position(), length);
        body.position(body.position() + length);
        final Shape known = shapes.get(encoded);
        if (known != null) {
            return known;
        }
        final Shape shape = shape(encoded.duplicate());
        if (shape != null) {
            shapes.put(encoded, shape);
        }
        return shape;
    }

    private static Shape shape(ByteBuffer encoded) {
        if (encoded.remaining() < 7) {
            return null;
        }
        final Protocol dialect = Protocol.ofCode(encoded.get() & 0xff);
        final int templateId = encoded.getShort() & 0xffff;
        final int scopes = encoded.getShort() & 0xffff;
        final int count = encoded.getShort() & 0xffff;
        if (dialect == null || scopes > count || encoded.remaining() != 8 * count) {
            return null;
        }
        final List<FieldSpecifier> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final long enterprise = Integer.toUnsignedLong(encoded.getInt());
            fields.add(new FieldSpecifier(enterprise, encoded.getShort() & 0xffff, encoded.getShort() & 0xffff));
        }
        return Shape.fault(fields) != null ? null : Shape.compile(dialect, templateId, scopes, fields);
    }

    private static byte[] bytes(ByteBuffer body, int length) {
        final byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }

    /** Bytes with their length before them, with which the body ends; null if it does not. */
    private static byte[] lastBytes(ByteBuffer body) {
        final int length = body.remaining() < Short.BYTES ? -1 : body.getShort() & 0xffff;
        return length == body.remaining() ? bytes(body, length) : null;
    }
}
