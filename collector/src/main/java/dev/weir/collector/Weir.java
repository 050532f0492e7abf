package dev.weir.collector;

import dev.weir.collector.cli.WeirCommand;

/** Where the program begins. */
public final class Weir {
    private Weir() {}

    /** Runs the command that the arguments name, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Before any Chronicle class is loaded: the product calls nobody.
        System.setProperty("chronicle.analytics.disable", "true");
        System.exit(WeirCommand.execute(arguments));
    }
}
