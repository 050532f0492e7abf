package dev.weir.collector.state;

import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.state.StateReader;
import dev.weir.decode.state.StateReport;
import dev.weir.decode.state.StateVisitor;
import dev.weir.decode.state.StateWriter;
import dev.weir.decode.state.TemplateEntry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates and option records on disk: a file replaced whole, so that it holds the old memory or the new one whatever
 * happens. One thread at a time.
 */
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final int BUFFER = 1 << 16;

    /** More damaged files than this are not kept apart: the last one is replaced. */
    private static final int MAX_DAMAGED = 9;

    private final Path file;
    private final Path temporary;

    /**
     * Touches nothing yet.
     *
     * @param file where the memory is; its directory must exist when it is saved
     */
    public StateFile(Path file) {
        this.file = file;
        this.temporary = file.resolveSibling(file.getFileName() + ".new");
    }

    /**
     * Replaces what is saved.
     *
     * @param templates copies of the shards' templates
     * @param options copies of the shards' option records
     * @param savedAtEpochNanos when the copies were made
     * @throws IOException when it cannot be written; the old file is then still there
     */
    public void save(List<TemplateEntry> templates, List<OptionsEntry> options, long savedAtEpochNanos)
            throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            final StateWriter writer = new StateWriter(out, savedAtEpochNanos);
            for (TemplateEntry template : templates) {
                writer.write(template);
            }
            for (OptionsEntry record : options) {
                writer.write(record);
            }
            writer.finish();
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads what is saved. A file that is damaged, cut off or of an unknown version is renamed to
     * {@code <name>.damaged-<n>} with a warning; what was whole before the flaw has been shown all the same.
     *
     * @param nowEpochNanos from now on, templates age again
     * @param visitor is shown templates and option records
     * @return what came of it; nothing and no fault if there is no file, a fault if it cannot be read
     */
    public StateReport load(long nowEpochNanos, StateVisitor visitor) {
        final StateReport report;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            report = StateReader.read(in, nowEpochNanos, visitor);
        } catch (NoSuchFileException e) {
            return new StateReport(0, 0, null);
        } catch (IOException e) {
            LOG.warn(
                    "the saved templates in {} cannot be read ({}): exporters have to send theirs again",
                    file,
                    e.toString());
            return new StateReport(0, 0, String.valueOf(e.getMessage()));
        }
        if (report.isDamaged()) {
            setAside(report);
        }
        return report;
    }

    private void setAside(StateReport report) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-1");
        for (int n = 2; n <= MAX_DAMAGED && Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + n);
        }
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "the saved templates in {} are damaged ({}): the file is now {}; {} templates and {} option records"
                            + " before that are used",
                    file,
                    report.fault(),
                    aside,
                    report.templates(),
                    report.options());
        } catch (IOException e) {
            LOG.warn(
                    "the saved templates in {} are damaged ({}) and cannot be set aside ({})",
                    file,
                    report.fault(),
                    e.toString());
        }
    }
}
