package dev.weir.collector.account;

import dev.weir.account.Counter;
import dev.weir.account.Identity;
import java.util.Locale;

/** The part of the ledger's JSON that a counter stands in. */
public enum LedgerSection {
    /** Datagrams and what became of them. */
    DATAGRAMS,
    /** Data sets of the protocols that have templates. */
    SETS,
    /** Template records. */
    TEMPLATES,
    /** Data records. */
    RECORDS,
    /** What is part of no equation. */
    OTHER;

    /** The section of a counter. */
    public static LedgerSection of(Counter counter) {
        if (counter.identity() == Identity.RECEIVED || counter.identity() == Identity.QUEUED) {
            return DATAGRAMS;
        }
        for (LedgerSection section : new LedgerSection[] {SETS, TEMPLATES, RECORDS}) {
            if (counter.name().startsWith(section.name())) {
                return section;
            }
        }
        return OTHER;
    }

    /** Its key in the JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
