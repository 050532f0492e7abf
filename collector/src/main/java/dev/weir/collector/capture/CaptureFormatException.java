package dev.weir.collector.capture;

import java.io.IOException;

/** A file that cannot be read as what it was given for. The message is for the user and names no file. */
public final class CaptureFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Takes a phrase that follows the file's name and a colon, such as {@code is empty}. */
    public CaptureFormatException(String message) {
        super(message);
    }
}
