package dev.weir.decode.netflow5;

import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import java.util.List;

/** Datagrams to begin with: valid ones of all kinds, and what other collectors stumbled over. */
final class Netflow5Corpus {
    private Netflow5Corpus() {}

    static List<byte[]> seeds() {
        return List.of(
                Netflow5Bytes.message().flows(1).bytes(),
                Netflow5Bytes.message().flows(2).sequence(0xffff_ffffL).bytes(),
                Netflow5Bytes.message().flows(30).sequence(30).engine(1, 2).bytes(),
                Netflow5Bytes.message().flows(31).sampling(1, 1000).bytes(),
                Netflow5Bytes.message().flows(180).bytes(),
                Netflow5Bytes.message()
                        .uptimeMillis(10)
                        .flow(Netflow5Flow.flow().switched(0xffff_fff0L, 50))
                        .exportedAt(0, 0xffff_ffffL)
                        .bytes(),
                // Counts that lie, in both directions.
                Netflow5Bytes.message().flows(30).announcing(163).bytes(),
                Netflow5Bytes.message().flows(30).announcing(55_582).bytes(),
                Netflow5Bytes.message().flows(3).announcing(2).bytes(),
                Netflow5Bytes.message().flows(3).announcing(0).bytes(),
                Netflow5Bytes.message().announcing(65_535).bytes(),
                // Filled up with zeros.
                Netflow5Bytes.message().flows(1).followedBy(new byte[900]).bytes(),
                // Other protocols on this port, and nothing at all.
                Netflow5Bytes.message().version(9).flows(1).bytes(),
                Netflow5Bytes.message().version(0).flows(1).bytes(),
                new byte[] {0, 5},
                new byte[0]);
    }
}
