/**
 * Sinks that write lines: to a file that is rolled over, or to standard output. What the lines look like is a {@link
 * dev.weir.sink.text.LineRenderer}'s business.
 *
 * <pre>
 *   flows.json                            being written; ends with a whole line at every flush
 *   flows-20261120T210000Z-0001.json.gz   rolled: the beginning of its interval in UTC, and a number within it
 * </pre>
 *
 * <p>Lines are written at least once. A line that a crash left half written is removed at the next start, and its
 * record is offered again; an unfinished line that is not ours is ended and kept. Written means handed to the operating
 * system: it survives the death of the process, and that of the machine as far as the file system goes.
 *
 * <p>Everything here belongs to the sink's thread, but for the compression and removal of rolled files: those have a
 * thread of their own, which lives while there is something to do and is waited for, within limits, by the close.
 */
package dev.weir.sink.file;
