package dev.weir.collector.shard;

import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.state.TemplateEntry;
import java.util.List;

/**
 * A copy of what a shard must remember over a restart.
 *
 * @param templates the templates of its exporters
 * @param options the option records that explain others
 */
public record ShardState(List<TemplateEntry> templates, List<OptionsEntry> options) {}
