package dev.weir.sink.journal;

/**
 * The system properties that Chronicle reads when its classes load. They must be set before the first of them does, so
 * everything in this package that touches Chronicle calls {@link #apply()} first. A property that is already set on the
 * command line stays as it is, but for the analytics: Weir calls nobody.
 */
public final class ChronicleSettings {
    static {
        System.setProperty("chronicle.analytics.disable", "true");
        preset("chronicle.announcer.disable", "true");
        preset("chronicle.disk.monitor.disable", "true");
        preset("jvm.resource.tracing", "false");
        preset("queue.force.unlock.mode", "LOCKING_PROCESS_DEAD");
    }

    private ChronicleSettings() {}

    /** Sets the properties once; later calls do nothing. Call it before any class of Chronicle is loaded. */
    public static void apply() {
        // The static initialiser has done it.
    }

    private static void preset(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
