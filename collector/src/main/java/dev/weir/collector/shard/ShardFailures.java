package dev.weir.collector.shard;

import com.lmax.disruptor.ExceptionHandler;

/** Keeps a shard's thread alive whatever happens: the default of the Disruptor would end it and stall the ring. */
final class ShardFailures implements ExceptionHandler<DatagramSlot> {
    private final Shard shard;

    ShardFailures(Shard shard) {
        this.shard = shard;
    }

    @Override
    public void handleEventException(Throwable failure, long sequence, DatagramSlot slot) {
        shard.onFailure(failure);
    }

    @Override
    public void handleOnStartException(Throwable failure) {
        shard.onFailure(failure);
    }

    @Override
    public void handleOnShutdownException(Throwable failure) {
        shard.onFailure(failure);
    }
}
