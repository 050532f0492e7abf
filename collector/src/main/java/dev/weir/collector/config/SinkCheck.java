package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.bind.BoundTable;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.filter.FilterException;
import dev.weir.sink.filter.FlowFilter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that sinks can be told apart by name and by file, and that each takes something. */
final class SinkCheck implements ConfigurationCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    @Override
    public void check(Bindings settings, Problems problems) {
        final Map<String, Origin> names = new HashMap<>();
        final InformationElements elements = DictionaryCheck.elements(settings);
        settings.tables().stream().filter(SinkCheck::isSink).forEach(sink -> {
            sink.setting("name").ifPresent(name -> checkName(name, sink, names, problems));
            sink.setting("kinds").ifPresent(kinds -> checkKinds(kinds, problems));
            sink.setting("where").ifPresent(where -> checkWhere(where, elements, problems));
        });
        checkPaths(settings, problems);
    }

    private static void checkPath(BoundSetting setting, Problems problems) {
        final String reason = PathCheck.ofFile(Path.of(setting.value().toString()));
        if (reason != null) {
            problems.add(setting.origin(), setting.path(), reason, "the path of a file, or \"-\" for standard output");
        }
    }

    private static boolean isSink(BoundTable table) {
        return table.isElement() && table.path().table().matches("sinks\\.[^.]+");
    }

    private static void checkName(BoundSetting setting, BoundTable sink, Map<String, Origin> names, Problems problems) {
        final String name = (String) setting.value();
        final Origin place = setting.origin().kind() == Origin.Kind.DEFAULT ? sink.origin() : setting.origin();
        // The name becomes part of a thread's name, of metrics and of a file's name.
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    place,
                    setting.path(),
                    setting.printed() + " is no name for a sink; expected up to 64 letters, digits, _ and -");
        }
        final Origin first = names.putIfAbsent(name, place);
        if (first != null) {
            problems.addOfWhole(
                    place, setting.path(), "a sink at " + first + " is called \"" + name + "\" too", "rename one");
        }
    }

    private static void checkWhere(BoundSetting setting, InformationElements elements, Problems problems) {
        final String where = (String) setting.value();
        if (where == null || where.isBlank() || elements == null) {
            return;
        }
        try {
            FlowFilter.parse(where, elements);
        } catch (FilterException e) {
            problems.add(
                    setting.origin(),
                    setting.path(),
                    "\"" + where + "\" is no filter: " + e.problem() + " at its column " + e.column());
        }
    }

    /** Two sinks that write one file would write through each other. */
    private static void checkPaths(Bindings settings, Problems problems) {
        final Map<Path, Origin> paths = new HashMap<>();
        settings.tables().stream()
                .filter(SinkCheck::isSink)
                .flatMap(sink -> sink.setting("path").stream())
                .filter(setting ->
                        setting.value() != null && !"-".equals(setting.value().toString()))
                .forEach(setting -> {
                    checkPath(setting, problems);
                    final Path path =
                            Path.of(setting.value().toString()).toAbsolutePath().normalize();
                    final Origin first = paths.putIfAbsent(path, setting.origin());
                    if (first != null) {
                        problems.addOfWhole(
                                setting.origin(),
                                setting.path(),
                                "the sink at " + first + " writes this file too",
                                "give each its own");
                    }
                });
    }

    private static void checkKinds(BoundSetting setting, Problems problems) {
        if (((List<?>) setting.value()).isEmpty()) {
            problems.add(setting.origin(), setting.path(), "must name at least one kind");
        }
    }
}
