package dev.weir.collector.capture;

import java.io.IOException;

/** A capture file that ends too early or makes no sense from some byte on. Never leaves the package. */
final class DamagedCaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    DamagedCaptureException(long offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Says where in the file, not where in the code. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    CaptureDamage damage() {
        return new CaptureDamage(offset, getMessage());
    }
}
