package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a record is made of, reading all of it allocates nothing. */
class ReadingAllocationTest {
    private static final String FRAME = "0000000000a20000000000a1" + "0800"
            + "4500003400004000400600 00c0000201c6336402" + "c00001bb000000000000000050120000";
    private static final String V6 = "20010db8000000000000000000000001";
    private static final int RECORDS = 200;
    private static final int ROUNDS = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Reading reading = new Reading(Protocol.IPFIX);
    private final byte[] address = new byte[Addresses.LENGTH];
    private final FlowField[] fields = FlowField.values();

    private void write() {
        reading.run.samplers = Samplers.of(List.of(new Sampler(1, 100, 2)));
        reading.run.kind = RecordKind.OPTIONS;
        reading.add(1, "137=05", "4=11", "56=0000000000a1");
        reading.run.kind = RecordKind.FLOW;
        for (int i = 0; i < RECORDS; i++) {
            reading.add("8=00000000", "27=" + V6, "12=c0000201", "48=01", "~1=05", "29305/1=07", "156=e8fc7d5400000000")
                    .add("315=" + FRAME, "324=e8fc7d5400000000", "311=3f847ae147ae147b")
                    .add("137=05", "7=01bb", "22=00000001");
        }
    }

    private long readAll(int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            while (reading.reader.next()) {
                sum += readRecord(reading.reader);
            }
            reading.rewind();
        }
        return sum;
    }

    private long readRecord(FlowRecordReader reader) {
        long sum = reader.startEpochNanos()
                + reader.endEpochNanos()
                + reader.timeFlaw().ordinal();
        sum += reader.samplingRate() + reader.samplingOrigin().ordinal();
        for (FlowField field : fields) {
            sum += reader.has(field) ? reader.getLong(field) : 0;
            sum += reader.copyAddress(field, address, 0) ? address[15] : 0;
            sum += reader.copyMac(field, address, 0) ? address[5] : 0;
        }
        return sum + (reader.isReverse() ? 1 : 0);
    }

    @Test
    void reading_every_field_of_every_sort_of_record_allocates_nothing() {
        write();
        reading.reader.splitBiflows(true);
        reading.wrap();
        assertThat(readAll(ROUNDS)).isNotZero();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        assertThat(readAll(ROUNDS)).isNotZero();
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;

        // Each excerpt's definitions are read anew; the records are not.
        assertThat(bytes).isLessThan(ROUNDS * RECORDS * 3L);
    }
}
