/**
 * Operations: what the collector says of itself over HTTP and on stderr. Reads counters and asks shards; changes
 * nothing.
 *
 * <p>HTTP is served by Vert.x on one event loop of its own, on the loopback unless configured otherwise.
 */
package dev.weir.collector.ops;
