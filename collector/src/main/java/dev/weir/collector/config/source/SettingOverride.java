package dev.weir.collector.config.source;

/**
 * A setting given outside the files.
 *
 * @param path its path, as {@code inputs.netflow[0].listeners[1].port}; an index may also be a part of its own
 * @param text its value, as text that the setting's type reads
 * @param origin the variable or the option that gave it
 */
public record SettingOverride(String path, String text, Origin origin) {
    /** Returns an override by an option of the command line, as {@code --set}. */
    public static SettingOverride commandLine(String option, String path, String text) {
        return new SettingOverride(path, text, Origin.commandLine(option));
    }
}
