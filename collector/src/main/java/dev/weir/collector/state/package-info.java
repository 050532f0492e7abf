/**
 * Where the shards' memory lies while the collector is down: one file, in the form of {@link dev.weir.decode.state}.
 *
 * <p>Used by the thread that saves and, before the first datagram, by the one that starts the collector; never by a
 * shard's thread.
 */
package dev.weir.collector.state;
