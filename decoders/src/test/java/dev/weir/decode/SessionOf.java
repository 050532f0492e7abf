package dev.weir.decode;

/** The session that a datagram begins, for tests that call a decoder without the dispatcher. */
public final class SessionOf {
    private SessionOf() {}

    /** A session of an exporter that is seen for the first time. */
    public static ExporterSession first(Datagram datagram) {
        return new ExporterSession(new ExporterState(datagram.address, datagram.receivedAtEpochNanos), datagram);
    }
}
