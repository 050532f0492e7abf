package dev.weir.sink;

import dev.weir.flow.RecordKind;
import java.util.List;

/**
 * What every sink's table may have, whatever its type.
 *
 * @param name the sink's name in logs and metrics and of its saved position; unique
 * @param kinds the kinds of records that it takes
 * @param where which of them, in the language of {@code dev.weir.sink.filter}; null or empty means all
 * @param profile which keys it writes
 * @param biflow what becomes of records of both directions
 * @param from where it begins if it has no saved position
 */
public record SinkCommon(
        @Setting(
                description = "Name in logs and metrics and of the saved position. Absent: the type, then type-2 and"
                        + " so on.")
        String name,

        @Setting(defaultValue = "flow", description = "Kinds of records that it takes.")
        List<RecordKind> kinds,

        @Setting(description = "Which of them, as in tail --where. Absent: all.")
        String where,

        @Setting(
                defaultValue = "full",
                description = "full: everything that the exporter sent. datakit: Datakit's keys alone.")
        SinkProfile profile,

        @Setting(
                defaultValue = "keep",
                description = "Records of both directions (RFC 5103). keep: one record. split: one for each direction.")
        Biflow biflow,

        @Setting(
                defaultValue = "start",
                description = "Where a sink without a saved position begins: the oldest record or the next.")
        SinkStart from) {}
