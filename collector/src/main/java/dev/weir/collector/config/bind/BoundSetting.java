package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Origin;

/**
 * A setting and its value.
 *
 * @param path where it is: {@code inputs.netflow[0].source}
 * @param key its key as it is written in its table
 * @param value the value in Java; null if the setting is absent
 * @param printed the value as a file has it: a String, Long, Double, Boolean, List or Map; null if absent
 * @param origin where it was set
 */
public record BoundSetting(String path, String key, Object value, Object printed, Origin origin) {}
