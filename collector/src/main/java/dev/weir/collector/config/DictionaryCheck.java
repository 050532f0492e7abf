package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.dictionary.DictionaryFile;
import dev.weir.flow.ie.BadElementsException;
import dev.weir.flow.ie.ElementDictionary;
import dev.weir.flow.ie.InformationElements;
import java.nio.file.Path;
import java.util.List;

/** Checks that operators' information elements can be read. */
final class DictionaryCheck implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        settings.setting("dictionary.files").ifPresent(setting -> check(setting, problems));
    }

    private static void check(BoundSetting setting, Problems problems) {
        try {
            read(setting);
        } catch (BadElementsException e) {
            e.problems().forEach(problem -> problems.add(setting.origin(), setting.path(), problem));
        }
    }

    /** The elements that filters may name; null if they cannot be read, which is a problem told once and not again. */
    static InformationElements elements(Bindings settings) {
        try {
            final BoundSetting files = settings.setting("dictionary.files").orElse(null);
            return files == null ? InformationElements.builtIn() : read(files);
        } catch (BadElementsException toldAlready) {
            return null;
        }
    }

    private static InformationElements read(BoundSetting setting) throws BadElementsException {
        final List<Path> files =
                ((List<?>) setting.value()).stream().map(Path.class::cast).toList();
        return ElementDictionary.of(DictionaryFile.all(files)).current();
    }
}
