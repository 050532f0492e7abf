package dev.weir.collector.netstat.socket;

/**
 * How a look at the sockets went.
 *
 * @param sockets how many were shown
 * @param duplicates how many came twice and were shown once
 * @param restarts how often it began again since the kernel broke off
 * @param consistent false if sockets came and went during the last dump in such a way that the kernel warned of gaps
 */
public record DumpReport(long sockets, long duplicates, int restarts, boolean consistent) {}
