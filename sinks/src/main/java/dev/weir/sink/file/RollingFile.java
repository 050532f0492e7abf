package dev.weir.sink.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that is rolled over by size and by time. A new process goes on with the file that it finds. If that
 * ends in the middle of a line, the line is removed if it is one of ours, which is written again; any other is given an
 * end and kept.
 */
public final class RollingFile implements LineOutput {
    private static final Logger LOG = LoggerFactory.getLogger(RollingFile.class);

    private final Path path;
    private final RollPolicy policy;
    private final byte[] header;
    private final Clock clock;
    private final UnfinishedLine unfinished;
    private final RolledFiles rolled;
    private final Tidying tidying;
    private FileOutputStream out;
    private long size;
    private long period;

    /**
     * Makes the output without touching the file.
     *
     * @param path the file being written; its directories are made if need be
     * @param policy when it is rolled
     * @param header what every file begins with; may be empty
     * @param unfinished tells which unfinished last line of a file that exists is ours
     * @param clock the time of day
     */
    public RollingFile(Path path, RollPolicy policy, byte[] header, UnfinishedLine unfinished, Clock clock) {
        this.path = path.toAbsolutePath();
        this.policy = policy;
        this.header = header;
        this.unfinished = unfinished;
        this.clock = clock;
        this.rolled = new RolledFiles(path);
        this.tidying = new Tidying(rolled, policy, path.getFileName().toString());
    }

    @Override
    public void open() throws IOException {
        if (out != null) {
            return;
        }
        Files.createDirectories(path.getParent());
        period = policy.period(clock.millis());
        if (Files.exists(path)) {
            // Asked before the repair, which touches the file.
            period = policy.period(Files.getLastModifiedTime(path).toMillis());
            repair();
        }
        out = new FileOutputStream(path.toFile(), true);
        size = Files.size(path);
        tidying.request();
    }

    private void repair() throws IOException {
        final LastLine.Repair repair = LastLine.repair(path, unfinished);
        if (repair == LastLine.Repair.REMOVED) {
            LOG.warn("{}: removed a line that an earlier process did not finish", path);
        } else if (repair == LastLine.Repair.ENDED) {
            LOG.warn("{}: its last line had no end, and was given one", path);
        }
    }

    @Override
    public void write(byte[] lines, int offset, int length) throws IOException {
        open();
        if (isDue() || policy.maxBytes() > 0 && hasLines() && size + length > policy.maxBytes()) {
            roll();
        }
        final long before = size;
        try {
            if (size == 0) {
                period = policy.period(clock.millis());
                append(header, 0, header.length);
            }
            append(lines, offset, length);
        } catch (IOException e) {
            takeBack(before, e);
            throw e;
        }
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
    }

    /** The operating system may have taken a part: lines must not be continued in their middle. */
    private void takeBack(long before, IOException cause) {
        try {
            out.getChannel().truncate(before);
            size = before;
        } catch (IOException e) {
            cause.addSuppressed(e);
            abandon();
        }
    }

    /** The next call opens the file anew and repairs it. */
    private void abandon() {
        try {
            out.close();
        } catch (IOException ignored) {
            LOG.debug("{} could not be closed", path, ignored);
        }
        out = null;
    }

    private boolean hasLines() {
        return size > header.length;
    }

    /** Whether the file holds lines of an interval that is over. */
    private boolean isDue() {
        return hasLines() && period < policy.period(clock.millis());
    }

    private void roll() throws IOException {
        out.close();
        out = null;
        Files.move(path, rolled.next(policy.stampEpochMillis(period, clock.millis())));
        open();
    }

    @Override
    public void flush() throws IOException {
        if (out != null && isDue()) {
            roll();
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
        tidying.close();
    }
}
