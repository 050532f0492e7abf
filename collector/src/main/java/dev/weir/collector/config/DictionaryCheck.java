package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.dictionary.DictionaryFile;
import dev.weir.flow.ie.BadElementsException;
import dev.weir.flow.ie.ElementDictionary;
import java.nio.file.Path;
import java.util.List;

/** Checks that operators' information elements can be read. */
final class DictionaryCheck implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        settings.setting("dictionary.files").ifPresent(setting -> check(setting, problems));
    }

    private static void check(BoundSetting setting, Problems problems) {
        final List<Path> files =
                ((List<?>) setting.value()).stream().map(Path.class::cast).toList();
        try {
            ElementDictionary.of(DictionaryFile.all(files));
        } catch (BadElementsException e) {
            e.problems().forEach(problem -> problems.add(setting.origin(), setting.path(), problem));
        }
    }
}
