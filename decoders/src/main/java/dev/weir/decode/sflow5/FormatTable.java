package dev.weir.decode.sflow5;

import dev.weir.flow.ie.SflowStructure;
import dev.weir.flow.ie.SflowStructures;

/** The compiled structures of one kind of record, by format. Immutable. */
final class FormatTable {
    /** The structures of flow records. */
    static final FormatTable FLOW = new FormatTable(SflowStructures.FLOW);
    /** The structures of counter records. */
    static final FormatTable COUNTERS = new FormatTable(SflowStructures.COUNTERS);

    private final StructureLayout[] layouts = new StructureLayout[SflowStructures.FORMATS];

    private FormatTable(long enterprise) {
        for (int format = 0; format < layouts.length; format++) {
            final SflowStructure structure = SflowStructures.builtIn().ofEnterprise(enterprise | format);
            layouts[format] = StructureLayout.of(structure);
        }
    }

    /** The structure of a data format; null if it is not known, or another enterprise's. */
    StructureLayout find(long format) {
        return format < layouts.length ? layouts[(int) format] : null;
    }
}
