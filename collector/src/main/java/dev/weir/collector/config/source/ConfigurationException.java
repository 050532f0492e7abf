package dev.weir.collector.config.source;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem that was found, not only the first. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /**
     * Creates the exception.
     *
     * @param problems the problems in the order to show them; at least one
     */
    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems: those in files first, by file in reading order and place, then the others. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
