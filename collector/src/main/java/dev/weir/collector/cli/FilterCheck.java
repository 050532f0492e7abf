package dev.weir.collector.cli;

import dev.weir.collector.config.ConfigurationCheck;
import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.source.Problems;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.filter.FilterException;
import dev.weir.sink.filter.FlowFilter;

/** Checks that the filters of the sinks can be read: the configuration itself does not know their language. */
final class FilterCheck implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        final InformationElements elements = InformationElements.builtIn();
        settings.tables().stream()
                .filter(table -> table.isElement() && table.path().table().startsWith("sinks."))
                .flatMap(table -> table.setting("where").stream())
                .forEach(where -> check(where, elements, problems));
    }

    private static void check(BoundSetting where, InformationElements elements, Problems problems) {
        final String text = (String) where.value();
        if (text == null || text.isBlank()) {
            return;
        }
        try {
            FlowFilter.parse(text, elements);
        } catch (FilterException e) {
            problems.add(
                    where.origin(),
                    where.path(),
                    "\"" + text + "\" is no filter: " + e.problem() + " at its column " + e.column());
        }
    }
}
