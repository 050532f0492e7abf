/**
 * The arithmetic of the socket sampler: sockets in, metric points out, in the three shapes of those it follows
 * (DataKit, Telegraf, the {@code ss} plugin). No threads, no clock: who samples says when it is.
 */
package dev.weir.collector.netstat.sample;
