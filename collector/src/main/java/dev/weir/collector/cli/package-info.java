/**
 * The command line: one class a command, picocli's annotations for options and help.
 *
 * <p>Data goes to stdout, talk to stderr. Exit codes: 0, 64 for usage, 78 for configuration, 74 for input and output,
 * 70 for a bug of ours.
 */
package dev.weir.collector.cli;
