package dev.weir.flow.options;

/**
 * What may be learned from option records. Beyond a bound nothing new is learned; what is known is still brought up to
 * date.
 *
 * @param exporters how many exporters, by address
 * @param entriesPerExporter how many names, elements, properties and figures of one exporter, over all of its domains
 * @param bytes octets of memory for all exporters together, estimated
 */
public record OptionsLimits(int exporters, int entriesPerExporter, long bytes) {
    /** 16384 exporters, 65536 entries of each, 32 MiB for all. */
    public static final OptionsLimits DEFAULT = new OptionsLimits(16_384, 65_536, 32L << 20);
}
