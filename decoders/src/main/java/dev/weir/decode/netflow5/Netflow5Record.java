package dev.weir.decode.netflow5;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.util.List;

/** The fixed layout of a NetFlow v5 record, in the information elements that mean the same. */
final class Netflow5Record {
    static final int LENGTH = 48;

    /**
     * In record order: srcaddr, dstaddr, nexthop, input, output, dPkts, dOctets, first, last, srcport, dstport, pad1,
     * tcp_flags, prot, tos, src_as, dst_as, src_mask, dst_mask, pad2.
     */
    static final Shape SHAPE = Shape.compile(
            Protocol.NETFLOW5,
            0,
            0,
            List.of(
                    FieldSpecifier.of(8, 4),
                    FieldSpecifier.of(12, 4),
                    FieldSpecifier.of(15, 4),
                    FieldSpecifier.of(10, 2),
                    FieldSpecifier.of(14, 2),
                    FieldSpecifier.of(2, 4),
                    FieldSpecifier.of(1, 4),
                    FieldSpecifier.of(22, 4),
                    FieldSpecifier.of(21, 4),
                    FieldSpecifier.of(7, 2),
                    FieldSpecifier.of(11, 2),
                    FieldSpecifier.of(210, 1),
                    FieldSpecifier.of(6, 1),
                    FieldSpecifier.of(4, 1),
                    FieldSpecifier.of(5, 1),
                    FieldSpecifier.of(16, 2),
                    FieldSpecifier.of(17, 2),
                    FieldSpecifier.of(9, 1),
                    FieldSpecifier.of(13, 1),
                    FieldSpecifier.of(210, 2)));

    private Netflow5Record() {}
}
