/**
 * The collector: sockets, rings and threads around the decoders and the journal.
 *
 * <p>{@link dev.weir.collector.Collector} puts the parts together; it starts the downstream first and stops the
 * upstream first, so that nothing received is without a place to go.
 */
package dev.weir.collector;
