/**
 * Receiving: UDP sockets read by epoll loops with recvmmsg, one thread {@code weir-recv-n} each.
 *
 * <p>The thread {@code weir-watchdog} looks every few seconds whether somebody reads each socket.
 *
 * <p>A receiver counts, checks size and sender, picks the shard, copies the bytes into its ring and publishes. It
 * decodes nothing and waits for nothing: what it does not read in time, the kernel drops, and that is read back and
 * counted too.
 */
package dev.weir.collector.receive;
