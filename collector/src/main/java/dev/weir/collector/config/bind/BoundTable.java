package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.SettingPath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table with those of its settings that have usable values. */
public final class BoundTable {
    private final Map<String, BoundSetting> settings = new LinkedHashMap<>();
    private final SettingPath path;
    private final boolean element;
    private final Origin origin;

    BoundTable(SettingPath path, boolean element, Origin origin) {
        this.path = path;
        this.element = element;
        this.origin = origin;
    }

    /** Returns where it is. */
    public SettingPath path() {
        return path;
    }

    /** Tells whether it is an element of an array of tables. */
    public boolean isElement() {
        return element;
    }

    /** Returns where it begins. */
    public Origin origin() {
        return origin;
    }

    /** Returns its settings in order; tables inside are not among them. */
    public Collection<BoundSetting> settings() {
        return settings.values();
    }

    /** Returns the setting of a key; nothing if its value cannot be used. */
    public Optional<BoundSetting> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /**
     * Returns the value of a key.
     *
     * @param <T> the type
     * @param key the key
     * @param type its class
     * @return the value; nothing if it is absent or cannot be used
     */
    public <T> Optional<T> value(String key, Class<T> type) {
        return setting(key).map(BoundSetting::value).map(type::cast);
    }

    void put(BoundSetting setting) {
        settings.put(setting.key(), setting);
    }
}
