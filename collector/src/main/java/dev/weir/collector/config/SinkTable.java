package dev.weir.collector.config;

import dev.weir.sink.SinkCommon;

/**
 * One configured sink.
 *
 * @param type the type, which names the sink's factory: {@code json} for {@code [[sinks.json]]}
 * @param common what every sink has
 * @param options what only this type has: an instance of the record that its factory declares
 */
public record SinkTable(String type, SinkCommon common, Record options) {
    /** Returns the sink's name. */
    public String name() {
        return common.name();
    }
}
