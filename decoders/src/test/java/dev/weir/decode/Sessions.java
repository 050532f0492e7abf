package dev.weir.decode;

/** Transport sessions as a shard would make them, for the tests of the packages beneath. */
public final class Sessions {
    private Sessions() {}

    /** A session of an exporter, told by 24 bits of its address, that has given no record yet. */
    public static ExporterSession of(int exporter, int port) {
        return of(state(exporter), exporter, port);
    }

    /** Another session of the same exporter. */
    public static ExporterSession of(ExporterState state, int exporter, int port) {
        final Datagram datagram = Datagrams.of(new byte[0], exporter, port);
        return new ExporterSession(state, datagram);
    }

    /** A session whose operator says something about sampling. */
    public static ExporterSession of(int exporter, SamplingRules rules) {
        final Datagram datagram = Datagrams.of(new byte[0], exporter, 50_000);
        datagram.listener =
                new Listener(2055, java.util.EnumSet.of(dev.weir.flow.Protocol.NETFLOW9), Datagrams.LABELS, rules);
        return new ExporterSession(state(exporter), datagram);
    }

    /** What is remembered of an exporter seen for the first time. */
    public static ExporterState state(int exporter) {
        final Datagram datagram = Datagrams.of(new byte[0], exporter);
        return new ExporterState(datagram.address, Datagrams.NOW);
    }
}
