/**
 * A shard's memory as bytes: templates and option records, so that a restart loses no record for want of a template.
 *
 * <pre>
 *   | "WEIRMEM" u8[7] | version u8 | saved at, epoch nanoseconds i64 | CRC32C u32 |
 *   | type u8 | length u32 | CRC32C u32 over type, length and body | body... | ...
 *   | the same with type 0, and as body: count of entries u64 | CRC32C u32 over everything before |
 * </pre>
 *
 * <p>All numbers are big-endian. Written and read by whoever saves and loads, from copies, never by a shard's thread.
 * What is read is trusted as little as what comes from the network. Where the bytes lie is the collector's business.
 */
package dev.weir.decode.state;
