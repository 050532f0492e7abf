package dev.weir.collector.ops;

/** Weir's version, as the jar's manifest tells it. */
public final class BuildVersion {
    private static final String UNPACKED = "development";

    private BuildVersion() {}

    /** The version; {@code development} where the classes run from outside a jar. */
    public static String current() {
        final String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }
}
