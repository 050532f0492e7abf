package dev.weir.collector.config.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads one file of TOML into nodes. */
final class FileReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Problems problems;

    FileReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads a file; what cannot be read is told as a problem and left out. */
    TableNode read(Path file) {
        final String name = file.toString();
        problems.onFile(name);
        final String text = text(file, name);
        if (text == null) {
            return new TableNode(Origin.file(name));
        }
        final TomlParseResult result = Toml.parse(text);
        for (final TomlParseError error : result.errors()) {
            final Origin origin =
                    Origin.file(name, error.position().line(), error.position().column());
            problems.addSyntaxError(origin, error.getMessage());
        }
        return TomlNodes.ofFile(result, name);
    }

    private String text(Path file, String name) {
        try {
            if (Files.isDirectory(file)) {
                return failed(name, "is a directory, not a file");
            }
            final byte[] bytes = Files.readAllBytes(file);
            final String text = decode(bytes, name);
            return text != null && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (NoSuchFileException expected) {
            return failed(name, "there is no such file");
        } catch (IOException unreadable) {
            return failed(name, "cannot be read: " + unreadable);
        }
    }

    private String decode(byte[] bytes, String name) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException expected) {
            // The decoder stops before the bytes that it cannot read.
            final String before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
            final int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            final int column = before.length() - before.lastIndexOf('\n');
            problems.addSyntaxError(Origin.file(name, line, column), "not UTF-8: save the file as UTF-8");
            return null;
        }
    }

    private String failed(String name, String message) {
        problems.addSyntaxError(Origin.file(name), message);
        return null;
    }
}
