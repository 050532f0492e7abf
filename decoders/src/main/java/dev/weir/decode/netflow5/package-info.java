/**
 * NetFlow version 5: a header of 24 octets and up to 30 records of 48 octets, as Cisco documents it. Exporters that put
 * more records into a datagram are believed as far as its length goes.
 */
package dev.weir.decode.netflow5;
