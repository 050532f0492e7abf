package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.source.Problems;

/**
 * Checks what types and bounds alone cannot: whether settings go together, and with this build and this machine.
 *
 * <p>A check sees all settings whose own values are usable, even if others are not, so that it can tell its problems in
 * the same breath.
 */
@FunctionalInterface
public interface ConfigurationCheck {
    /** Adds what is wrong to the problems. */
    void check(Bindings settings, Problems problems);
}
