package dev.weir.collector.shard;

import dev.weir.decode.DatagramDecoder;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.WaitingLimits;
import java.util.List;

/**
 * Sizes and times of a shard.
 *
 * @param ringSize datagrams that its ring holds, a power of two
 * @param receivers how many threads publish into it
 * @param batchBytes length of an excerpt from which it is appended
 * @param lingerNanos how long a record may wait in a batch
 * @param maxDatagram the longest datagram that any listener takes
 * @param maxExporters how many exporters it remembers
 * @param templates what templates may take
 * @param waiting how much data may wait for templates
 * @param protocols the protocols that it decodes
 */
public record ShardSettings(
        int ringSize,
        int receivers,
        int batchBytes,
        long lingerNanos,
        int maxDatagram,
        int maxExporters,
        TemplateLimits templates,
        WaitingLimits waiting,
        List<DatagramDecoder.Factory> protocols) {}
