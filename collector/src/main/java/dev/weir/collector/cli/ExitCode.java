package dev.weir.collector.cli;

/** What a command's exit code says, after BSD's sysexits. */
public final class ExitCode {
    /** It did what it was asked to. */
    public static final int OK = 0;

    /** The command line is wrong. */
    public static final int USAGE = 64;

    /** A bug of ours. */
    public static final int SOFTWARE = 70;

    /** A file, a socket or a server could not be used. */
    public static final int IO = 74;

    /** The configuration is wrong. */
    public static final int CONFIGURATION = 78;

    private ExitCode() {}
}
