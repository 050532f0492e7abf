package dev.weir.collector.ops;

import dev.weir.account.Counter;

/**
 * What a counter of the ledger is called in metrics. A new counter does not compile until it has a name here.
 *
 * @param name the metric's name, without the suffix {@code _total}
 * @param reason its value of the label {@code reason}; null if the metric has none
 * @param help one line for people
 */
record CounterMetric(String name, String reason, String help) {
    /** Finds the metric of a counter. {@code DATAGRAMS_REJECTED} is split by reason when it is written. */
    static CounterMetric of(Counter counter) {
        return switch (counter) {
            case DATAGRAMS_RECEIVED -> plain("weir_datagrams_received", "Datagrams taken out of sockets.");
            case DATAGRAMS_QUEUED -> plain("weir_datagrams_queued", "Datagrams handed to a shard.");
            case DATAGRAMS_DROPPED_RING_FULL,
                    DATAGRAMS_DROPPED_OVERSIZE,
                    DATAGRAMS_DROPPED_TRUNCATED,
                    DATAGRAMS_DROPPED_NOT_ALLOWED ->
                new CounterMetric(
                        "weir_datagrams_dropped", counter.label(), "Datagrams received, but not handed to a shard.");
            case DATAGRAMS_DECODED -> plain("weir_datagrams_decoded", "Datagrams decoded without a flaw.");
            case DATAGRAMS_REJECTED -> plain("weir_datagrams_rejected", "Datagrams refused, wholly or from a flaw on.");
            case BYTES_RECEIVED -> plain("weir_received_bytes", "UDP payload taken out of sockets.");
            case RECORDS_DECODED -> plain("weir_records_decoded", "Data records decoded.");
            case RECORDS_SALVAGED ->
                plain("weir_records_salvaged", "Of the records decoded, those out of rejected datagrams.");
            case RECORDS_OPTIONS -> plain("weir_records_options", "Of the records decoded, options.");
            case RECORDS_REPEATED -> plain("weir_records_repeated", "Options appended again for new readers.");
            case SETS_SEEN -> plain("weir_sets_seen", "Data sets of NetFlow v9 and IPFIX messages.");
            case SETS_DECODED -> plain("weir_sets_decoded", "Data sets decoded, those that had to wait included.");
            case SETS_REPLAYED -> plain("weir_sets_replayed", "Of those decoded, those that had waited.");
            case SETS_DROPPED_NO_TEMPLATE_EXPIRED, SETS_DROPPED_WAITING_ROOM_FULL, SETS_DROPPED_MALFORMED ->
                new CounterMetric(
                        "weir_sets_dropped",
                        counter.label(),
                        "Data sets not decoded, or not to their end: no template in time, no room to wait, a flaw.");
            case SETS_RESERVED -> plain("weir_sets_reserved", "Sets passed over because their id has no meaning.");
            case TEMPLATES_ADDED,
                    TEMPLATES_REFRESHED,
                    TEMPLATES_CHANGED,
                    TEMPLATES_WITHDRAWN,
                    TEMPLATES_EXPIRED,
                    TEMPLATES_REFUSED,
                    TEMPLATES_CONFLICTING -> ofTemplates(counter);
            case RECORDS_JOURNALED -> plain("weir_records_journaled", "Records appended to the journal.");
            case RECORDS_DROPPED_JOURNAL_REFUSED, RECORDS_DROPPED_JOURNAL_FAILED ->
                new CounterMetric(
                        "weir_records_dropped", counter.label(), "Records decoded, but not appended to the journal.");
            case EXCERPTS_JOURNALED -> plain("weir_journal_excerpts", "Excerpts appended to the journal.");
            case BYTES_JOURNALED -> plain("weir_journal_bytes", "Bytes of excerpts appended to the journal.");
            case SEQUENCE_LOST ->
                plain("weir_sequence_lost", "Missing by sequence number, in the protocol's unit, late ones included.");
            case SEQUENCE_RECOVERED -> plain("weir_sequence_recovered", "Of those missing, what came late.");
            case SEQUENCE_REPEATED ->
                plain("weir_sequence_repeated", "Messages that came a second time, or too late to be told from that.");
            case EXPORTER_RESTARTS -> plain("weir_exporter_restarts", "Times that an exporter began to count anew.");
            case DATAGRAMS_UNTRACKED ->
                plain("weir_datagrams_untracked", "Datagrams of exporters beyond the bound of the exporter table.");
            case DECODER_FAILURES ->
                plain("weir_decoder_failures", "Datagrams whose decoding ended in an exception: a bug of Weir.");
            case SAMPLES_FLOW, SAMPLES_COUNTER, SAMPLES_DISCARDED, SAMPLES_UNKNOWN ->
                plain("weir_sflow_" + counter.label(), "Samples of sFlow datagrams, by their kind.");
            case SFLOW_RECORDS_UNKNOWN ->
                plain("weir_sflow_records_unknown", "Records of sFlow samples whose format is not known.");
            case SAMPLES_DROPPED_BY_AGENT ->
                plain("weir_sflow_samples_dropped_by_agent", "Samples that sFlow agents say they lost.");
            case SAMPLES_LOST ->
                plain("weir_sflow_samples_lost", "Samples missing by the numbers of their sFlow sources.");
        };
    }

    private static CounterMetric ofTemplates(Counter counter) {
        return switch (counter) {
            case TEMPLATES_ADDED -> plain("weir_templates_added", "Templates that were not known before.");
            case TEMPLATES_REFRESHED -> plain("weir_templates_refreshed", "Templates that were sent again.");
            case TEMPLATES_CHANGED -> plain("weir_templates_changed", "Templates that took the place of another one.");
            case TEMPLATES_WITHDRAWN -> plain("weir_templates_withdrawn", "Templates that were withdrawn.");
            case TEMPLATES_EXPIRED -> plain("weir_templates_expired", "Templates that were not sent again in time.");
            case TEMPLATES_REFUSED -> plain("weir_templates_refused", "Templates that are damaged or beyond a bound.");
            case TEMPLATES_CONFLICTING ->
                plain(
                        "weir_templates_conflicting",
                        "Templates unlike that of the same id from another session of the address.");
            default -> throw new IllegalArgumentException(counter + " counts no templates");
        };
    }

    private static CounterMetric plain(String name, String help) {
        return new CounterMetric(name, null, help);
    }
}
