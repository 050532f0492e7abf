package dev.weir.collector.cli;

import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.ConfigurationProblem;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.dictionary.DictionaryFile;
import dev.weir.flow.ie.BadElementsException;
import dev.weir.flow.ie.ElementDictionary;
import dev.weir.flow.ie.InformationElements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option by which a command is given information elements beside those that are built in. */
final class DictionaryOptions {
    private static final String OPTION = "--dictionary";

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description = "A CSV file of information elements, as in [dictionary] of the configuration, over those"
                    + " built in. May be repeated; later files win, also over the configuration's.")
    private List<Path> files = new ArrayList<>();

    /**
     * Reads all files.
     *
     * @param configured those of a configuration, which come first
     * @throws ConfigurationException naming everything that is wrong with them
     */
    InformationElements read(List<Path> configured) throws ConfigurationException {
        final List<Path> all = new ArrayList<>(configured);
        all.addAll(files);
        try {
            return ElementDictionary.of(DictionaryFile.all(all)).current();
        } catch (BadElementsException e) {
            throw new ConfigurationException(e.problems().stream()
                    .map(problem -> new ConfigurationProblem(Origin.commandLine(OPTION), "", problem, ""))
                    .toList());
        }
    }
}
