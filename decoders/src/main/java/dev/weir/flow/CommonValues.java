package dev.weir.flow;

import dev.weir.flow.options.CommonProperties;
import dev.weir.flow.options.OptionsTables;

/**
 * The properties that a record shares with others and refers to by number (RFC 5473): fields of an option record that
 * its exporter sent before. A record may refer to several; the first that tells a field counts. Owned by one reader;
 * reused.
 */
final class CommonValues implements OtherValues {
    private final RecordValues record;
    private final OptionsTables options;
    private CommonProperties properties;
    private int place;

    CommonValues(RecordValues record, OptionsTables options) {
        this.record = record;
        this.options = options;
    }

    @Override
    public boolean has(FlowField field) {
        for (short reference : record.meanings().commonProperties()) {
            properties = options.commonProperties(
                    record.run.exporter, record.run.observationDomain, record.number(reference));
            place = properties == null ? -1 : properties.shape().indexOf(field);
            if (place >= 0
                    && place >= properties.shape().scopeCount()
                    && field.type().fits(properties.fieldLength(place))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long number(FlowField field) {
        return Bytes.unsignedOfAnyWidth(
                properties.bytes(), properties.fieldOffset(place), properties.fieldLength(place));
    }

    @Override
    public int addressLength(FlowField field) {
        return properties.fieldLength(place);
    }

    @Override
    public void copyAddress(FlowField field, byte[] into, int at) {
        Addresses.toMapped(properties.bytes(), properties.fieldOffset(place), properties.fieldLength(place), into, at);
    }

    @Override
    public void copyMac(FlowField field, byte[] into, int at) {
        System.arraycopy(properties.bytes(), properties.fieldOffset(place), into, at, Addresses.MAC_LENGTH);
    }
}
