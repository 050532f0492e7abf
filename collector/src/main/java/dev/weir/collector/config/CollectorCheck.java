package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import java.nio.file.Path;
import java.util.List;

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
        for (Path part : List.of(directory, directory.resolve("journal"), directory.resolve("sinks"))) {
            final String reason = PathCheck.ofDirectory(part);
            if (reason != null) {
                problems.add(setting.origin(), setting.path(), reason);
                return;
            }
        }
        final String remote = PathCheck.remoteFileSystem(directory);
        if (remote != null) {
            problems.addWarning(
                    setting.origin(),
                    setting.path(),
                    directory + " is on a remote file system (" + remote + "); a journal needs a local one");
        }
    }
}
