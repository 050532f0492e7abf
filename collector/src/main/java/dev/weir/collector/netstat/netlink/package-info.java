/**
 * Sockets from the kernel by netlink (sock_diag(7)), through JNA. The messages are built and read by plain classes over
 * byte buffers; only {@code NetlinkSocket} and {@code LibC} touch the system. No threads: who asks, waits, and not
 * longer than the receive time-out.
 */
package dev.weir.collector.netstat.netlink;
