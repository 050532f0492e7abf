/**
 * The configuration: the settings as immutable records, the loader that reads and checks them, and the printers that
 * show what is in effect.
 *
 * <p>Loaded once, at start, on the main thread; the records may then be read by any thread. A configuration with a
 * mistake is not used at all: the loader throws one exception that carries every problem. The generic parts are in
 * {@link dev.weir.collector.config.source} (files, includes, problems) and {@link dev.weir.collector.config.bind}
 * (records, types, origins).
 */
package dev.weir.collector.config;
