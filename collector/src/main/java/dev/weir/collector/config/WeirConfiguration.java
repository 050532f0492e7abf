package dev.weir.collector.config;

import java.util.List;

/**
 * The whole configuration, complete and checked.
 *
 * @param collector the path from the sockets to the journal
 * @param journal how much the journal keeps
 * @param http the server for metrics, health and tables
 * @param templates the templates of NetFlow v9 and IPFIX
 * @param dictionary the dictionary of information elements
 * @param inputs where flows come from
 * @param sinks where they go, grouped by type
 */
public record WeirConfiguration(
        CollectorSettings collector,
        JournalSettings journal,
        HttpSettings http,
        TemplateSettings templates,
        DictionarySettings dictionary,
        InputsSettings inputs,
        List<SinkTable> sinks) {}
