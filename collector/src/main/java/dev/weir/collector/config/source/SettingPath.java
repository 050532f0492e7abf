package dev.weir.collector.config.source;

/**
 * The way to a setting: {@code inputs.netflow[0].listeners[1].port}.
 *
 * @param text the way with indices, for messages and look-ups; empty at the top
 * @param table the way without indices, as it stands in a table's header: {@code inputs.netflow.listeners.port}
 */
public record SettingPath(String text, String table) {
    /** The top of the configuration. */
    public static final SettingPath TOP = new SettingPath("", "");

    /** Returns the way on to a key. */
    public SettingPath key(String key) {
        final String written = TomlText.key(key);
        return new SettingPath(join(text, written), join(table, written));
    }

    /** Returns the way on to an element. */
    public SettingPath element(int index) {
        return new SettingPath(text + "[" + index + "]", table);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Override
    public String toString() {
        return text;
    }
}
