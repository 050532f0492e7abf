/**
 * Sends the UDP payloads of capture files to a collector again, as {@code weir replay} does.
 *
 * <p>A replay runs in the thread that calls {@link dev.weir.collector.replay.Replayer#run}; only {@code stop} may be
 * called from another one.
 */
package dev.weir.collector.replay;
