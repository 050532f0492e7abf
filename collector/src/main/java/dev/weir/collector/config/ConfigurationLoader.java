package dev.weir.collector.config;

import dev.weir.collector.config.bind.Overlay;
import dev.weir.collector.config.bind.OverrideSpelling;
import dev.weir.collector.config.bind.Result;
import dev.weir.collector.config.bind.TableBinder;
import dev.weir.collector.config.bind.TableSchema;
import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.ConfigurationProblem;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.SettingOverride;
import dev.weir.collector.config.source.SourceTree;
import dev.weir.collector.config.source.TableNode;
import dev.weir.sink.SinkCommon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the configuration: files and their includes, then environment variables, then the command line, each over the
 * one before; then completes, binds and checks it.
 *
 * <p>Immutable; each {@code with} returns another loader.
 */
public final class ConfigurationLoader {
    private final Set<FlowType> flowTypes;
    private final Map<String, Class<? extends Record>> sinkTypes;
    private final Map<String, String> aliases;
    private final Supplier<String> hostName;
    private final List<ConfigurationCheck> checks;

    /**
     * Creates a loader.
     *
     * @param flowTypes the flow types whose decoders are in this build
     * @param sinkTypes the record with the options of each type of sink; its keys stand beside those of
     *     {@link SinkCommon}, so the two may not share a name
     */
    public ConfigurationLoader(Set<FlowType> flowTypes, Map<String, Class<? extends Record>> sinkTypes) {
        this(flowTypes, sinkTypes, Map.of(), HostName::ofMachine, List.of());
    }

    private ConfigurationLoader(
            Set<FlowType> flowTypes,
            Map<String, Class<? extends Record>> sinkTypes,
            Map<String, String> aliases,
            Supplier<String> hostName,
            List<ConfigurationCheck> checks) {
        this.flowTypes = Set.copyOf(flowTypes);
        this.sinkTypes = new LinkedHashMap<>(sinkTypes);
        this.aliases = Map.copyOf(aliases);
        this.hostName = hostName;
        this.checks = List.copyOf(checks);
    }

    /** Returns a loader that also reads variables under names of other programs: paths of settings by variable. */
    public ConfigurationLoader withAliases(Map<String, String> other) {
        return new ConfigurationLoader(flowTypes, sinkTypes, other, hostName, checks);
    }

    /** Returns a loader that asks elsewhere for the machine's name. */
    public ConfigurationLoader withHostName(Supplier<String> other) {
        return new ConfigurationLoader(flowTypes, sinkTypes, aliases, other, checks);
    }

    /** Returns a loader with one more check, as for expressions that only their own package can read. */
    public ConfigurationLoader withCheck(ConfigurationCheck check) {
        final List<ConfigurationCheck> more = new ArrayList<>(checks);
        more.add(check);
        return new ConfigurationLoader(flowTypes, sinkTypes, aliases, hostName, more);
    }

    /**
     * Loads a configuration.
     *
     * @param file the file to begin with
     * @param environment the environment variables, all of them
     * @param overrides settings of the command line; a later one wins over an earlier one
     * @return the configuration
     * @throws ConfigurationException if it has any mistake; carries all of them
     */
    public LoadedConfiguration load(Path file, Map<String, String> environment, List<SettingOverride> overrides)
            throws ConfigurationException {
        final Problems problems = new Problems();
        final SourceTree source = new SourceTree(problems);
        final TableNode root = source.read(file);
        final TableSchema schema = new WeirSchema().top(sinkTypes);

        final Overlay overlay = new Overlay(schema, problems);
        OverrideSpelling.fromEnvironment(environment, aliases).forEach(override -> overlay.apply(root, override));
        overrides.forEach(override -> overlay.apply(root, override));
        completions().forEach(completion -> completion.complete(root, problems));

        final TableBinder binder = new TableBinder(problems);
        final Result result = binder.bind(schema, root);
        checks().forEach(check -> check.check(binder.bindings(), problems));
        final List<ConfigurationProblem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
        final WeirConfiguration configuration = (WeirConfiguration) result.value();
        if (configuration.inputs().netflow().isEmpty()) {
            problems.addWarning(Origin.file(file.toString()), "inputs.netflow", "no listener: nothing is received");
        }
        return new LoadedConfiguration(configuration, binder.bindings(), source.files(), problems.warnings());
    }

    private List<Completion> completions() {
        return List.of(new HostNameCompletion(hostName), new ListenerCompletion(), new SinkNameCompletion());
    }

    private List<ConfigurationCheck> checks() {
        final List<ConfigurationCheck> all = new ArrayList<>();
        all.add(new CollectorCheck());
        all.add(new ListenerCheck(flowTypes));
        all.add(new InputCheck());
        all.add(new SinkCheck());
        all.add(new DictionaryCheck());
        all.addAll(checks);
        return all;
    }
}
