/**
 * Shards: each one thread with one ring, which decodes the datagrams of its exporters and appends them to the journal.
 *
 * <p>An exporter belongs to the shard that the hash of its address names, so everything remembered about it has one
 * owner. Rings are filled by the receivers and never make them wait: a full ring drops the newest datagram.
 *
 * <pre>
 *   [weir-recv-i] ─ tryPublish ─► DatagramSlot ring ─► [weir-shard-k] ShardHandler ─► FlowBatch ─► journal
 * </pre>
 */
package dev.weir.collector.shard;
