package dev.weir.collector.dictionary;

import dev.weir.flow.ie.ElementSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A dictionary file of an operator. Its stamp is its time and size.
 *
 * @param path where it is; it may be absent, which is a problem only when it is read
 */
public record DictionaryFile(Path path) implements ElementSource {
    private static final long LARGEST = 16L << 20;

    /** The files at these paths, in their order. */
    public static List<DictionaryFile> all(List<Path> paths) {
        return paths.stream().map(DictionaryFile::new).toList();
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public String stamp() {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    @Override
    public String text() throws IOException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("larger than 16 MiB");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied", e);
        } catch (CharacterCodingException e) {
            throw new IOException("not text in UTF-8", e);
        }
    }
}
