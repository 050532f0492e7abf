package dev.weir.decode.options;

/**
 * How many option records a shard keeps. Beyond a bound no other record is kept; those that are kept are still brought
 * up to date, unless they grow.
 *
 * @param exporters how many exporters, by address
 * @param recordsPerExporter how many records of one exporter
 * @param bytesPerExporter octets of memory for one exporter's records, estimated
 * @param bytes octets of memory for all of them, estimated
 */
public record IntakeLimits(int exporters, int recordsPerExporter, long bytesPerExporter, long bytes) {
    /** 16384 exporters, 32768 records and 8 MiB of each, 32 MiB for all. */
    public static final IntakeLimits DEFAULT = new IntakeLimits(16_384, 32_768, 8L << 20, 32L << 20);
}
