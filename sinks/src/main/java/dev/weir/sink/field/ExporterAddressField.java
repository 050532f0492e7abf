package dev.weir.sink.field;

import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;

/** The address of the exporter: the one it is known by, or the one that its datagrams come from. Always there. */
final class ExporterAddressField implements RecordField {
    private final String name;
    private final boolean isTransport;
    private final byte[] address = new byte[Addresses.LENGTH];

    ExporterAddressField(String name, boolean isTransport) {
        this.name = name;
        this.isTransport = isTransport;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.ADDRESS;
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return true;
    }

    @Override
    public void copyAddress(FlowRecordReader record, byte[] into) {
        final Exporter exporter = record.run().exporter;
        if (isTransport) {
            exporter.copyAddress(into, 0);
        } else {
            exporter.copyIdentity(into, 0);
        }
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        copyAddress(record, address);
        AddressText.append(out, address, 0);
    }
}
