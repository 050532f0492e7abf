package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import dev.weir.flow.IpPrefix;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Checks that each input has a name for its records, and one sampling rule for each prefix. */
final class InputCheck implements ConfigurationCheck {
    private static final int MAX_TAG_BYTES = 32 << 10;

    @Override
    public void check(Bindings settings, Problems problems) {
        settings.tables("inputs.netflow").forEach(input -> {
            input.setting("source").ifPresent(setting -> checkSource(setting, problems));
            input.setting("tags").ifPresent(setting -> checkTags(setting, problems));
            checkSampling(settings, input.path().text() + ".sampling[", problems);
        });
    }

    private static void checkSource(BoundSetting setting, Problems problems) {
        if (((String) setting.value()).isBlank()) {
            problems.add(setting.origin(), setting.path(), "must not be empty");
        }
    }

    /** The tags are in every excerpt of the journal, whose input blocks have room for 64 KiB. */
    private static void checkTags(BoundSetting setting, Problems problems) {
        int bytes = 0;
        for (Map.Entry<?, ?> tag : ((Map<?, ?>) setting.value()).entrySet()) {
            bytes += (tag.getKey().toString() + tag.getValue()).getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MAX_TAG_BYTES) {
            problems.add(
                    setting.origin(),
                    setting.path(),
                    "take " + bytes + " bytes together; " + MAX_TAG_BYTES + " is the limit");
        }
    }

    private static void checkSampling(Bindings settings, String inputsRules, Problems problems) {
        final Map<IpPrefix, BoundSetting> prefixes = new HashMap<>();
        settings.tables("inputs.netflow.sampling")
                .filter(rule -> rule.path().text().startsWith(inputsRules))
                .flatMap(rule -> rule.setting("prefix").stream())
                .forEach(setting -> {
                    final BoundSetting first = prefixes.putIfAbsent((IpPrefix) setting.value(), setting);
                    if (first != null) {
                        problems.addOfWhole(
                                setting.origin(),
                                setting.path(),
                                setting.printed() + " has a rule already at " + first.origin(),
                                "remove one of the two");
                    }
                });
    }
}
