/**
 * Delivery: one thread {@code weir-sink-name} for each sink, which follows the journal from the sink's saved position.
 *
 * <p>A slow, failing or absent sink has no way to hurt intake, nor another sink: all they share is the journal.
 */
package dev.weir.collector.deliver;
