package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that the rings can be laid out and that the data directory can be used. Creates nothing. */
final class CollectorCheck implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        settings.setting("collector.ring_size").ifPresent(setting -> checkRing(setting, problems));
        settings.setting("collector.data_directory").ifPresent(setting -> checkDirectory(setting, problems));
        settings.setting("collector.host").ifPresent(setting -> checkHost(setting, problems));
    }

    private static void checkRing(BoundSetting setting, Problems problems) {
        final int size = (int) setting.value();
        if (Integer.bitCount(size) != 1) {
            final int below = Integer.highestOneBit(size);
            problems.add(
                    setting.origin(),
                    setting.path(),
                    "must be a power of two, found " + size,
                    "the nearest are " + below + " and " + 2L * below);
        }
    }

    private static void checkHost(BoundSetting setting, Problems problems) {
        if (((String) setting.value()).isBlank()) {
            problems.add(setting.origin(), setting.path(), "must not be empty");
        }
    }

    private static void checkDirectory(BoundSetting setting, Problems problems) {
        final Path directory = (Path) setting.value();
        Path existing = directory.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        final boolean isThere = Files.exists(directory);
        if (!Files.isDirectory(existing)) {
            final String reason =
                    isThere ? " is not a directory" : " cannot be created: " + existing + " is not a directory";
            problems.add(setting.origin(), setting.path(), directory + reason);
        } else if (!Files.isWritable(existing)) {
            final String reason = isThere ? " is not writable" : " cannot be created: " + existing + " is not writable";
            problems.add(setting.origin(), setting.path(), directory + reason);
        }
    }
}
