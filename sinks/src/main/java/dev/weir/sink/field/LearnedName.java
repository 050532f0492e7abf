package dev.weir.sink.field;

import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Run;
import java.util.function.Function;

/**
 * Names for the numbers in a flow record, which its exporter told in option records: the reader has learned them from
 * those that passed it.
 */
public enum LearnedName {
    /** The name of the interface that the packets came in by. */
    INGRESS_INTERFACE_NAME("ingressInterfaceName", record -> interfaceName(record, FlowField.INGRESS_INTERFACE)),
    /** The description of the interface that the packets came in by. */
    INGRESS_INTERFACE_DESCRIPTION(
            "ingressInterfaceDescription", record -> interfaceDescription(record, FlowField.INGRESS_INTERFACE)),
    /** The name of the interface that the packets went out by. */
    EGRESS_INTERFACE_NAME("egressInterfaceName", record -> interfaceName(record, FlowField.EGRESS_INTERFACE)),
    /** The description of the interface that the packets went out by. */
    EGRESS_INTERFACE_DESCRIPTION(
            "egressInterfaceDescription", record -> interfaceDescription(record, FlowField.EGRESS_INTERFACE)),
    /** The name of the application. */
    APPLICATION_NAME("applicationName", LearnedName::applicationName),
    /** The description of the application. */
    APPLICATION_DESCRIPTION("applicationDescription", LearnedName::applicationDescription),
    /** The name of the VRF that the packets came in by. */
    INGRESS_VRF_NAME("ingressVRFname", record -> vrfName(record, FlowField.INGRESS_VRF)),
    /** The name of the VRF that the packets went out by. */
    EGRESS_VRF_NAME("egressVRFname", record -> vrfName(record, FlowField.EGRESS_VRF));

    private final String fieldName;
    private final Function<FlowRecordReader, String> find;

    LearnedName(String fieldName, Function<FlowRecordReader, String> find) {
        this.fieldName = fieldName;
        this.find = find;
    }

    /** Its name in {@code additional_fields}. */
    public String fieldName() {
        return fieldName;
    }

    /** The name for the record that the reader stands on; null if the exporter has told none. */
    public String of(FlowRecordReader record) {
        return find.apply(record);
    }

    private static String interfaceName(FlowRecordReader record, FlowField index) {
        final Run run = record.run();
        return record.has(index)
                ? record.options().interfaceName(run.exporter, run.observationDomain, record.getLong(index))
                : null;
    }

    private static String interfaceDescription(FlowRecordReader record, FlowField index) {
        final Run run = record.run();
        return record.has(index)
                ? record.options().interfaceDescription(run.exporter, run.observationDomain, record.getLong(index))
                : null;
    }

    private static String applicationName(FlowRecordReader record) {
        final int index = record.indexOf(FlowField.APPLICATION_ID);
        final Run run = record.run();
        return index < 0
                ? null
                : record.options()
                        .applicationName(
                                run.exporter,
                                run.observationDomain,
                                record.bytes(),
                                record.fieldOffset(index),
                                record.fieldLength(index));
    }

    private static String applicationDescription(FlowRecordReader record) {
        final int index = record.indexOf(FlowField.APPLICATION_ID);
        final Run run = record.run();
        return index < 0
                ? null
                : record.options()
                        .applicationDescription(
                                run.exporter,
                                run.observationDomain,
                                record.bytes(),
                                record.fieldOffset(index),
                                record.fieldLength(index));
    }

    private static String vrfName(FlowRecordReader record, FlowField vrf) {
        final Run run = record.run();
        return record.has(vrf)
                ? record.options().vrfName(run.exporter, run.observationDomain, record.getLong(vrf))
                : null;
    }
}
