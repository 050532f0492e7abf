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
 * record is offered again. Written means handed to the operating system: it survives the death of the process, and that
 * of the machine as far as the file system goes.
 *
 * <p>Everything here belongs to the sink's thread. Rolled files are compressed on that thread too: the sink falls
 * behind meanwhile, and catches up, since the journal keeps what it has not read.
 */
package dev.weir.sink.file;
