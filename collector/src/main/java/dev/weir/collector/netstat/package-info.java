/**
 * The sockets, interfaces, routes and counters of this host, as {@code netstat} shows them and as the sampler counts
 * them.
 *
 * <p>{@code socket} is what a socket is and where sockets come from; {@code netlink} and {@code proc} are the two
 * places; {@code sample} counts; {@code host} reads everything that is not a socket; {@code show} prints. No threads
 * of its own: who calls, waits.
 */
package dev.weir.collector.netstat;
