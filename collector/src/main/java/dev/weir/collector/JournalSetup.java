package dev.weir.collector;

import dev.weir.collector.config.CollectorSettings;
import dev.weir.collector.config.JournalSettings;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.sink.journal.RetentionLimits;
import java.nio.file.Path;

/** Where the data directory keeps what, and what the configuration means to the journal. */
public final class JournalSetup {
    /** The journal's name in the data directory. */
    public static final String JOURNAL = "journal";

    private JournalSetup() {}

    /** The journal's place in the data directory. */
    public static Path directory(CollectorSettings settings) {
        return settings.dataDirectory().resolve(JOURNAL);
    }

    /** The place of the sinks' saved positions in the data directory. */
    public static Path positions(CollectorSettings settings) {
        return settings.dataDirectory().resolve("sinks");
    }

    /** The journal's options. */
    static JournalOptions options(WeirConfiguration configuration) {
        final JournalSettings settings = configuration.journal();
        return JournalOptions.in(directory(configuration.collector()))
                .withRoll(settings.rollCycle())
                .withRetention(new RetentionLimits(
                        settings.retentionAge(), settings.retentionSize().bytes(), keptFree(settings)))
                .withMinFreeDiskBytes(settings.minFreeDisk().bytes());
    }

    /** Retention makes room a quarter before the guard would refuse: losing the oldest beats losing the newest. */
    private static long keptFree(JournalSettings settings) {
        return settings.minFreeDisk().bytes() / 4 * 5;
    }
}
