package dev.weir.collector.config;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import java.time.Duration;

/**
 * The templates of NetFlow v9 and IPFIX, and data that waits for them.
 *
 * @param expiry how long a template is used after it was last sent
 * @param persist whether templates are kept over a restart
 * @param maxPerExporter how many templates one exporter may define
 * @param waitingBytes how much data may wait for templates in each shard
 * @param waitingAge how long data waits
 */
public record TemplateSettings(
        @Setting(
                defaultValue = "30m",
                min = 1_000_000_000L,
                description = "How long a template is used after it was last sent.")
        Duration expiry,

        @Setting(
                defaultValue = "true",
                description = "Whether templates and options are kept in the data directory, so that the first datagram"
                        + " after a restart can be decoded.")
        boolean persist,

        @Setting(
                defaultValue = "4096",
                min = 1,
                max = 1 << 20,
                description = "How many templates one exporter may define, over all its domains. More are refused and"
                        + " counted.")
        int maxPerExporter,

        @Setting(
                defaultValue = "16MiB",
                min = 0,
                max = 1 << 30,
                description = "How much data may wait for its template in each shard; more is dropped and counted."
                        + " 0: none waits.")
        ByteSize waitingBytes,

        @Setting(
                defaultValue = "10m",
                min = 0,
                description = "How long data waits for its template; then it is dropped and counted.")
        Duration waitingAge) {}
