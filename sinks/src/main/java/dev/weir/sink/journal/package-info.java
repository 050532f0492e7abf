/**
 * The journal: every batch of records once, in order, on disk, for any number of followers.
 *
 * <p>It is a Chronicle Queue in one directory. One Chronicle document is one excerpt, byte for byte as
 * {@link dev.weir.flow.Excerpt} lays it out; Chronicle's own wire format is not used inside. The directory belongs to
 * one {@link dev.weir.sink.journal.Journal} at a time (a lock of the operating system sees to that); followers, each a
 * {@link dev.weir.sink.journal.JournalTailer}, open it read-only, in the same process or in another.
 *
 * <p>Threads: this package starts none. A {@code JournalAppender} belongs to one shard thread, a {@code JournalTailer}
 * to one sink thread, {@code JournalRetention} to whoever schedules it. {@code Journal} itself may be asked by all.
 *
 * <p>Durability: what was appended lives in the page cache at once and survives the death of the process at any
 * moment. Nothing is synced on the way, so a power failure may take the last seconds.
 */
package dev.weir.sink.journal;
