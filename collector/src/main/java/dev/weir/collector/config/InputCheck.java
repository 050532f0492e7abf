package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import dev.weir.flow.IpPrefix;
import java.util.HashMap;
import java.util.Map;

/** Checks that each input has a name for its records, and one sampling rule for each prefix. */
final class InputCheck implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        settings.tables("inputs.netflow").forEach(input -> {
            input.setting("source").ifPresent(setting -> checkSource(setting, problems));
            checkSampling(settings, input.path().text() + ".sampling[", problems);
        });
    }

    private static void checkSource(BoundSetting setting, Problems problems) {
        if (((String) setting.value()).isBlank()) {
            problems.add(setting.origin(), setting.path(), "must not be empty");
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
