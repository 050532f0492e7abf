package dev.weir.decode.state;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a shard's memory. Without {@link #finish} what was written counts as cut off. For one thread, which is no
 * shard's.
 */
public final class StateWriter {
    private final CRC32C overall = new CRC32C();
    private final DataOutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream body = new DataOutputStream(buffer);
    private final long savedAtEpochNanos;
    private long count;

    /**
     * Begins.
     *
     * @param to where the bytes go; buffered, if need be, by the caller, who also closes it
     * @param savedAtEpochNanos the time to which the entries' times relate: when the copies were made
     */
    public StateWriter(OutputStream to, long savedAtEpochNanos) throws IOException {
        this.out = new DataOutputStream(new CheckedOutputStream(to, overall));
        this.savedAtEpochNanos = savedAtEpochNanos;
        out.write(StateFormat.MAGIC);
        out.writeByte(StateFormat.VERSION);
        out.writeLong(savedAtEpochNanos);
        out.writeInt((int) overall.getValue());
    }

    /** Writes a template. */
    public void write(TemplateEntry entry) throws IOException {
        body.write(entry.address(), 0, 16);
        body.writeByte(entry.protocol().code());
        body.writeInt((int) entry.domain());
        body.writeBoolean(entry.options());
        body.writeLong(age(entry.definedAtEpochNanos()));
        body.writeLong(age(entry.refreshedAtEpochNanos()));
        body.writeInt(entry.uptimeMillis());
        body.writeLong(entry.systemInitEpochMillis());
        body.writeInt(entry.sequence());
        body.writeInt(entry.stampedBy());
        body.writeShort(entry.sessions().length);
        for (int session : entry.sessions()) {
            body.writeInt(session);
        }
        writeBytes(entry.wire());
        flush(StateFormat.TEMPLATE);
    }

    /** Writes an option record. */
    public void write(OptionsEntry entry) throws IOException {
        body.write(entry.address(), 0, 16);
        body.writeShort(entry.port());
        body.writeShort(entry.listenerPort());
        body.writeByte(entry.protocol().code());
        body.writeInt((int) entry.domain());
        body.writeLong(entry.receivedAtEpochNanos());
        body.writeLong(entry.exportTimeEpochNanos());
        body.writeLong(entry.systemInitEpochMillis());
        body.writeShort(entry.flags());
        body.writeInt((int) entry.sequence());
        write(entry.shape());
        writeBytes(entry.record());
        flush(StateFormat.OPTIONS);
    }

    private void write(Shape shape) throws IOException {
        body.writeShort(7 + 8 * shape.fieldCount());
        body.writeByte(shape.dialect().code());
        body.writeShort(shape.templateId());
        body.writeShort(shape.scopeCount());
        body.writeShort(shape.fieldCount());
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            body.writeInt((int) field.enterprise());
            body.writeShort(field.id());
            body.writeShort(field.length());
        }
    }

    private void writeBytes(byte[] bytes) throws IOException {
        body.writeShort(bytes.length);
        body.write(bytes);
    }

    /** Ages are written, not times: so the time during which the collector is down makes nothing older. */
    private long age(long thenEpochNanos) {
        return Math.max(0, savedAtEpochNanos - thenEpochNanos);
    }

    private void flush(int type) throws IOException {
        final byte[] bytes = buffer.toByteArray();
        buffer.reset();
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.writeInt(StateFormat.checksum(type, bytes, bytes.length));
        out.write(bytes);
        count++;
    }

    /** Writes the end, by which the reader knows that all is there. */
    public void finish() throws IOException {
        body.writeLong(count);
        body.writeInt((int) overall.getValue());
        flush(StateFormat.END);
        out.flush();
    }
}
