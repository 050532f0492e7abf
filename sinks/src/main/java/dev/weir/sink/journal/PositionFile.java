package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link JournalPosition} on disk: one file per sink, replaced whole, so that it holds the old position or the new
 * one whatever happens. Saved only when asked, which a sink does after its receiver has acknowledged.
 *
 * <p>Little-endian: magic "WPOS", u32 version, i64 index, i64 record number, i64 byte number, u32 records consumed, u32
 * CRC-32C of everything before.
 *
 * <p>With {@code durable} the file is synced before it takes its name. Without, a process that dies loses nothing
 * either, but a power failure may bring back an older position (some records are then delivered again) or an empty
 * file (which is set aside). A position never points further than what was acknowledged. One thread.
 */
public final class PositionFile {
    private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);
    private static final int MAGIC = 0x534f5057;
    private static final int VERSION = 1;
    private static final int LENGTH = 40;
    private static final int CHECKSUM_OFFSET = LENGTH - Integer.BYTES;

    private final Path file;
    private final Path temporary;
    private final boolean durable;
    private final ByteBuffer buffer = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    /**
     * Touches nothing yet.
     *
     * @param file where the position is; its directory must exist when it is saved
     * @param durable whether each save waits for the disk
     */
    public PositionFile(Path file, boolean durable) {
        this.file = file;
        this.temporary = file.resolveSibling(file.getFileName() + ".new");
        this.durable = durable;
    }

    /**
     * Reads the position. A file that is damaged, or of a version that this code does not know, is renamed to
     * {@code <name>.damaged-<milliseconds>} with a warning, and the caller's own choice of a start applies.
     *
     * @return the position, or empty when there is none or it was damaged
     * @throws IOException when the file exists but cannot be read or set aside
     */
    public Optional<JournalPosition> load() throws IOException {
        final byte[] bytes;
        try {
            bytes = Files.size(file) > LENGTH ? new byte[0] : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        final Optional<JournalPosition> position = decode(bytes);
        if (position.isEmpty()) {
            setAside();
        }
        return position;
    }

    /**
     * Replaces the position.
     *
     * @param position what to write
     * @throws IOException when it cannot be written; the old position is then still there
     */
    public void save(JournalPosition position) throws IOException {
        encode(position);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (durable) {
                channel.force(true);
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (durable) {
            syncDirectory();
        }
    }

    private void syncDirectory() throws IOException {
        // On Linux a directory can be opened and synced; without it the new name may not survive a power failure.
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void encode(JournalPosition position) {
        buffer.clear()
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(position.index())
                .putLong(position.recordNumber())
                .putLong(position.byteNumber())
                .putInt(position.recordsConsumed())
                .putInt(checksum(buffer.array()))
                .flip();
    }

    private Optional<JournalPosition> decode(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC || in.getInt() != VERSION || in.getInt(CHECKSUM_OFFSET) != checksum(bytes)) {
            return Optional.empty();
        }
        return Optional.of(new JournalPosition(in.getLong(), in.getLong(), in.getLong(), in.getInt()));
    }

    private int checksum(byte[] bytes) {
        checksum.reset();
        checksum.update(bytes, 0, CHECKSUM_OFFSET);
        return (int) checksum.getValue();
    }

    private void setAside() throws IOException {
        final Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + System.currentTimeMillis());
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("the saved position {} is damaged: it is now {}, and the follower starts anew", file, aside);
    }
}
