package dev.weir.collector.config.bind;

import dev.weir.sink.Setting;

/**
 * One key of a table.
 *
 * @param name the key as it is written
 * @param type what may stand behind it
 * @param defaultValue the text of the default; empty if there is none
 * @param required whether the key must be there
 * @param min the smallest magnitude allowed
 * @param max the largest magnitude allowed
 * @param description one sentence for the operator
 */
public record SettingKey(
        String name, SettingType type, String defaultValue, boolean required, long min, long max, String description) {
    /** Returns the key that an annotation describes. */
    static SettingKey of(String name, SettingType type, Setting setting) {
        return new SettingKey(
                name,
                type,
                setting.defaultValue(),
                setting.required(),
                setting.min(),
                setting.max(),
                setting.description());
    }

    /** Returns an optional key for tables that no annotation describes. */
    public static SettingKey of(String name, SettingType type, String description) {
        return new SettingKey(name, type, "", false, Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    /** Returns the allowed range as an operator would write it; empty if every value of the type is allowed. */
    public String bounds() {
        final boolean fromBelow = min != Long.MIN_VALUE;
        final boolean fromAbove = max != Long.MAX_VALUE;
        if (fromBelow && fromAbove) {
            return type.printMagnitude(min) + " to " + type.printMagnitude(max);
        }
        if (fromBelow) {
            return "at least " + type.printMagnitude(min);
        }
        return fromAbove ? "at most " + type.printMagnitude(max) : "";
    }
}
