/**
 * The ledger's counters: what is counted, and the cells that hold the counts.
 *
 * <p>Every datagram and every record is in exactly one place, so that the books can be closed at any time. A thread
 * adds to its own {@link dev.weir.account.Counters} and to no other's; whoever wants a sum reads them all.
 */
package dev.weir.account;
