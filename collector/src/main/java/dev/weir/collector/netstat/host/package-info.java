/**
 * What the kernel tells of this host besides its sockets: interfaces, routes, protocol counters, multicast groups and
 * memory, from /proc and /sys. Plain readers; what is not there is absent, never 0. Any thread.
 */
package dev.weir.collector.netstat.host;
