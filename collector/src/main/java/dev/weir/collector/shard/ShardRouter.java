package dev.weir.collector.shard;

import dev.weir.flow.Bytes;
import java.util.List;

/** Finds the shard of an exporter: by its address alone, so that all its sessions share one owner. */
public final class ShardRouter {
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private final Shard[] shards;

    /** Makes a router over shards, at least one. */
    public ShardRouter(List<Shard> shards) {
        this.shards = shards.toArray(Shard[]::new);
    }

    /** The shard of an exporter's address of 16 bytes. */
    public Shard shardOf(byte[] address) {
        return shards.length == 1 ? shards[0] : shards[place(address, shards.length)];
    }

    /** Spreads neighbouring addresses: the product's high bits, scaled to the number of places. */
    static int place(byte[] address, int places) {
        final long folded = Bytes.i64(address, 0) * 31 + Bytes.i64(address, Long.BYTES);
        final long mixed = (folded ^ folded >>> 29) * MIX;
        return (int) ((mixed >>> Integer.SIZE) * places >>> Integer.SIZE);
    }
}
