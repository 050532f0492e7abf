package dev.weir.sink.metric;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.SflowStructure;
import dev.weir.flow.ie.SflowStructures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What records of a shape are as metric points. The measurement is {@code sflow_} and the structure's name, or {@code
 * sflow_unknown} for what is of no known format.
 *
 * <p>A sample may have several records of one structure, such as one for each queue. What tells them apart is a tag
 * beside the source, or they would be one and the same point. Immutable.
 */
public final class MetricShape {
    private static final String PREFIX = "sflow_";
    private static final String UNKNOWN = "unknown";
    private static final int SOURCE_TYPE = 2;
    private static final int SOURCE_INDEX = 3;
    private static final int SEQUENCE = 4;
    private static final Set<String> ITEMS = Set.of(
            "queue_length.queueIndex",
            "vlan_counters.vlan_id",
            "host_adapters.ifIndex",
            "sfp.module_id",
            "sfp.lane_index",
            "app_operations.application");

    private final String measurement;
    private final int sourceType;
    private final int sourceIndex;
    private final int sequence;
    private final List<MetricField> fields = new ArrayList<>();
    private final List<MetricField> items = new ArrayList<>();

    /** What a field is called; null if nobody has named it. */
    @FunctionalInterface
    public interface Naming {
        /** The element of a number. */
        InformationElement find(Protocol dialect, long enterprise, int id);
    }

    private MetricShape(Shape shape, Naming naming) {
        sourceType = shape.indexOf(SflowStructures.SAMPLE, SOURCE_TYPE);
        sourceIndex = shape.indexOf(SflowStructures.SAMPLE, SOURCE_INDEX);
        sequence = shape.indexOf(SflowStructures.SAMPLE, SEQUENCE);
        String name = UNKNOWN;
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            final SflowStructure structure = structure(field);
            name = structure != null && name.equals(UNKNOWN) ? structure.name() : name;
            if (i != sourceType && i != sourceIndex && i != sequence && field.length() > 0) {
                add(i, naming.find(shape.dialect(), field.enterprise(), field.id()), field);
            }
        }
        measurement = PREFIX + name;
    }

    /** Compiles a shape of metric records. */
    public static MetricShape of(Shape shape, Naming naming) {
        return new MetricShape(shape, naming);
    }

    private static SflowStructure structure(FieldSpecifier field) {
        final long enterprise = field.enterprise();
        return enterprise >= SflowStructures.COUNTERS && enterprise < SflowStructures.FLOW
                ? SflowStructures.builtIn().ofEnterprise(enterprise)
                : null;
    }

    private void add(int index, InformationElement element, FieldSpecifier field) {
        if (element == null) {
            fields.add(new MetricField(field.enterprise() + "/" + field.id(), index, null));
            return;
        }
        final String name = element.name();
        final boolean nested = element.enterprise() >= SflowStructures.COUNTERS;
        final String own = nested ? name.substring(name.indexOf('.') + 1) : name;
        (ITEMS.contains(name) ? items : fields).add(new MetricField(own, index, element));
    }

    /** The name of what is measured. */
    public String measurement() {
        return measurement;
    }

    /** What the point says, in the order of the structure. */
    public List<MetricField> fields() {
        return fields;
    }

    /** What tells the point from others of the same source: tags beside it. */
    public List<MetricField> items() {
        return items;
    }

    /** Whether the records name their data source. */
    public boolean hasSource() {
        return sourceType >= 0 && sourceIndex >= 0;
    }

    /** The class of the data source: 0 an interface, 1 a VLAN, 2 a physical entity, 3 a logical one. */
    public long sourceType(FlowRecordReader record) {
        return record.getLong(sourceType);
    }

    /** The index of the data source within its class. */
    public long sourceIndex(FlowRecordReader record) {
        return record.getLong(sourceIndex);
    }

    /** The number of the sample, by source; -1 if the record has none. */
    public long sequence(FlowRecordReader record) {
        return sequence < 0 ? -1 : record.getLong(sequence);
    }
}
