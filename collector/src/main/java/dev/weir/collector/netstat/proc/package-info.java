/**
 * Sockets and their processes from /proc: the fallback where netlink does not work, and the independent check of it in
 * tests. Any thread, one at a time per object.
 */
package dev.weir.collector.netstat.proc;
