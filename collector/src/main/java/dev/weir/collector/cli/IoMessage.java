package dev.weir.collector.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Turns what the JDK throws into something that an operator can act upon. */
final class IoMessage {
    private IoMessage() {}

    static String of(Exception failure) {
        final Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
