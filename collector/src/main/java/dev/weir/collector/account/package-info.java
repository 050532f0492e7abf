/**
 * The ledger: every datagram and every record in exactly one place, summed over all threads, and the equations that say
 * so.
 */
package dev.weir.collector.account;
