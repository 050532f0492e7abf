package dev.weir.sink.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The files beside the current one that it once was. Touches only files whose names it would give itself. Names are
 * given by the sink's thread while another one tidies: a name is never free for a moment only.
 */
final class RolledFiles {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String GZIP = ".gz";
    private static final String UNFINISHED = ".gz.tmp";
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final String stem;
    private final String extension;
    private final Pattern names;

    private record Rolled(Path path, String stamp, long number, String suffix) {}

    RolledFiles(Path current) {
        final String name = current.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        this.directory = current.toAbsolutePath().getParent();
        this.stem = dot > 0 ? name.substring(0, dot) : name;
        this.extension = dot > 0 ? name.substring(dot) : "";
        this.names = Pattern.compile(Pattern.quote(stem) + "-(\\d{8}T\\d{6}Z)-(\\d{4,9})" + Pattern.quote(extension)
                + "(|" + Pattern.quote(GZIP) + "|" + Pattern.quote(UNFINISHED) + ")");
    }

    /** A name that is still free, numbered behind those of the same time. */
    synchronized Path next(long stampEpochMillis) throws IOException {
        final String stamp = STAMP.format(Instant.ofEpochMilli(stampEpochMillis));
        long last = 0;
        for (Rolled file : list()) {
            last = file.stamp().equals(stamp) ? Math.max(last, file.number()) : last;
        }
        return directory.resolve("%s-%s-%04d%s".formatted(stem, stamp, last + 1, extension));
    }

    /** Compresses what should be and is not, also what an earlier process left, and removes what is too old. */
    void tidy(RollPolicy policy) throws IOException {
        for (Rolled file : list()) {
            if (file.suffix().equals(UNFINISHED)) {
                Files.deleteIfExists(file.path());
            } else if (policy.gzip() && file.suffix().isEmpty()) {
                compress(file.path());
            }
        }
        final List<Rolled> files = list();
        for (int i = 0; policy.keep() > 0 && i < files.size() - policy.keep(); i++) {
            Files.deleteIfExists(files.get(i).path());
        }
    }

    private void compress(Path file) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
            in.transferTo(out);
        }
        replace(file, unfinished);
    }

    /** In one piece for {@link #next}: a directory that is read meanwhile may show neither name. */
    private synchronized void replace(Path file, Path unfinished) throws IOException {
        Files.move(
                unfinished,
                file.resolveSibling(file.getFileName() + GZIP),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(file);
    }

    /** All rolled files, the oldest first. */
    private List<Rolled> list() throws IOException {
        final List<Rolled> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                final Matcher name = names.matcher(entry.getFileName().toString());
                if (name.matches()) {
                    files.add(new Rolled(entry, name.group(1), Long.parseLong(name.group(2)), name.group(3)));
                }
            }
        }
        files.sort(Comparator.comparing(Rolled::stamp).thenComparing(Rolled::number));
        return files;
    }
}
