package dev.weir.sink.json;

import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElement;

/** What the numbers of fields are called, for one exporter: by the dictionary, or else by the exporter itself. */
@FunctionalInterface
interface ElementNaming {
    /** The element; null if nobody has named it. */
    InformationElement find(Protocol dialect, long enterprise, int id);
}
