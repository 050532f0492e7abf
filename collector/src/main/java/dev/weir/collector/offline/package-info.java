/**
 * Decoding without a server: the datagrams of capture files go through the same decoders, batches and readers as those
 * of a running collector. One thread, no journal.
 */
package dev.weir.collector.offline;
