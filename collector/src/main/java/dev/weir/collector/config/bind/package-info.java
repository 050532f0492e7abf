/**
 * Binds tables of the configuration to records: which keys there are follows from the record's components and their
 * {@link dev.weir.sink.Setting} annotations.
 *
 * <p>Runs once, at start, on the thread that loads the configuration. A mistake in the configuration becomes a problem
 * in a list; a mistake in a record (a component without annotation, a type that no file can hold) is our bug and
 * throws.
 */
package dev.weir.collector.config.bind;
