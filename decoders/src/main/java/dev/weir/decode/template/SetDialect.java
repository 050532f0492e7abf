package dev.weir.decode.template;

import dev.weir.flow.Protocol;

/** In what the sets of NetFlow v9 and IPFIX differ. */
public enum SetDialect {
    /** RFC 3954: template sets 0, options template sets 1, scope and options lengths in octets, no enterprise bit. */
    NETFLOW9(Protocol.NETFLOW9, 0, 1),
    /** RFC 7011: template sets 2, options template sets 3, scope counts, the enterprise bit, withdrawals. */
    IPFIX(Protocol.IPFIX, 2, 3);

    /** The first id that a data set, and so a template, can have. */
    static final int FIRST_DATA_SET = 256;

    private final Protocol protocol;
    private final int templateSet;
    private final int optionsSet;

    SetDialect(Protocol protocol, int templateSet, int optionsSet) {
        this.protocol = protocol;
        this.templateSet = templateSet;
        this.optionsSet = optionsSet;
    }

    /** The dialect of a protocol that has templates. */
    public static SetDialect of(Protocol protocol) {
        return protocol == Protocol.NETFLOW9 ? NETFLOW9 : IPFIX;
    }

    /** The protocol. */
    public Protocol protocol() {
        return protocol;
    }

    /** The id of sets that hold template records. */
    int templateSet() {
        return templateSet;
    }

    /** The id of sets that hold options template records. */
    int optionsSet() {
        return optionsSet;
    }
}
