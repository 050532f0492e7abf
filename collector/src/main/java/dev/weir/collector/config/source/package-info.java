/**
 * Where configuration comes from: files and their includes as one tree of nodes, each with its origin, and the list of
 * problems found on the way.
 *
 * <p>Everything here runs once, at start, on the thread that loads the configuration. Nothing here knows which keys
 * exist.
 */
package dev.weir.collector.config.source;
