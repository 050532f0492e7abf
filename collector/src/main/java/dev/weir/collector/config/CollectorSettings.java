package dev.weir.collector.config;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The path from the sockets to the journal.
 *
 * @param dataDirectory where the journal and the sinks' positions are; relative to the working directory
 * @param host the name of this collector in what it writes
 * @param shards decoding threads; 0 leaves the choice to the collector
 * @param ringSize datagrams that wait for each shard, a power of two
 * @param linger how long a record may wait for its batch to fill
 * @param batchBytes the size at which a batch is written without waiting
 */
public record CollectorSettings(
        @Setting(
                defaultValue = "data",
                description =
                        "Directory of the journal and of the sinks' positions, relative to the working directory.")
        Path dataDirectory,

        @Setting(description = "Name of this collector in what it writes. Absent: the machine's host name.")
        String host,

        @Setting(
                defaultValue = "0",
                min = 0,
                max = 64,
                description = "Decoding threads, each with the exporters that hash to it. 0: chosen from the cores.")
        int shards,

        @Setting(
                defaultValue = "8192",
                min = 2,
                max = 1 << 20,
                description = "Datagrams that may wait for each shard, a power of two. The newest is dropped and"
                        + " counted when all slots are taken.")
        int ringSize,

        @Setting(
                defaultValue = "5ms",
                min = 0,
                max = 10_000_000_000L,
                description = "How long a record may wait for others before its batch is written.")
        Duration linger,

        @Setting(
                defaultValue = "64KiB",
                min = 4 << 10,
                max = 1 << 20,
                description = "Size at which a batch is written without waiting.")
        ByteSize batchBytes) {}
