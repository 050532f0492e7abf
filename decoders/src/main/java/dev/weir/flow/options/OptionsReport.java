package dev.weir.flow.options;

/**
 * A copy of what one exporter said of itself.
 *
 * @param address the exporter's address, 16 bytes, IPv4 mapped
 * @param summary its figures, and how much it named
 * @param names the names themselves
 */
public record OptionsReport(byte[] address, OptionsSummary summary, OptionsNames names) {}
