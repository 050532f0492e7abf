/**
 * What a socket is, and the interface of the places that know sockets. Plain values without threads; a
 * {@code SocketView} belongs to the call in which it is handed out.
 */
package dev.weir.collector.netstat.socket;
