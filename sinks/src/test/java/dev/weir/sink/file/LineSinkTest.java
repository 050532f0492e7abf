package dev.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.weir.account.Counters;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.Records;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineSinkTest {
    private static final byte[] LONG_LINE = new byte[LineSink.WRITE_BYTES];

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FailingOutput output = new FailingOutput(new StandardOutput(new byte[] {'h', '\n'}, written));
    private final Counters<SinkCounter> counters = new Counters<>(SinkCounter.class);
    private final SinkBatch batch = new SinkBatch(Set.of(RecordKind.FLOW), RecordFilter.ALL);
    private final LineSink sink = new LineSink(new Numbers(), output, counters);

    /** A line is the number of bytes; 9 is a bug, 8 a long line. */
    private static final class Numbers implements LineRenderer {
        @Override
        public byte[] header() {
            return new byte[0];
        }

        @Override
        public void render(FlowRecordReader record, TextBuffer out) {
            final long number = record.getLong(FlowField.BYTES);
            out.appendUnsigned(number);
            if (number == 9) {
                throw new IllegalStateException("a bug");
            }
            out.append(LONG_LINE, 0, number == 8 ? LONG_LINE.length : 0).append('\n');
        }
    }

    private static final class FailingOutput implements LineOutput {
        private final LineOutput next;
        private boolean failing;

        FailingOutput(LineOutput next) {
            this.next = next;
        }

        @Override
        public void open() throws IOException {
            check();
            next.open();
        }

        @Override
        public void write(byte[] lines, int offset, int length) throws IOException {
            check();
            next.write(lines, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check();
            next.flush();
        }

        @Override
        public void close() throws IOException {
            next.close();
        }

        private void check() throws IOException {
            if (failing) {
                throw new IOException("no space");
            }
        }
    }

    private SinkBatch batch(String... numbers) {
        final byte[] excerpt = Records.excerpt(
                Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS)),
                Records.shape(Protocol.IPFIX, "1:1"),
                numbers);
        batch.open(excerpt, 0, excerpt.length);
        return batch;
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace("\0", "");
    }

    @Test
    void a_batch_that_was_refused_leaves_nothing_behind_and_earlier_ones_stay() throws IOException {
        sink.start();
        sink.write(batch("01"));
        output.failing = true;
        assertThatIOException().isThrownBy(() -> sink.write(batch("02", "08")));
        assertThat(sink.check().detail()).contains("no space");
        output.failing = false;
        batch.rewind();
        sink.write(batch);
        sink.flush();
        assertThat(text()).isEqualTo("h\n1\n2\n8\n");
        assertThat(counters.get(SinkCounter.BYTES_WRITTEN)).isEqualTo(6L + LONG_LINE.length);
        assertThat(sink.check().isUp()).isTrue();
    }

    @Test
    void a_line_that_a_bug_left_half_rendered_is_not_written() throws IOException {
        sink.write(batch("01"));
        assertThatIllegalStateException().isThrownBy(() -> sink.write(batch("02", "09")));
        sink.write(batch("03"));
        sink.close();
        assertThat(text()).isEqualTo("h\n1\n3\n");
    }

    @Test
    void a_start_that_fails_is_told_and_may_be_repeated() throws IOException {
        output.failing = true;
        assertThatIOException().isThrownBy(sink::start);
        assertThat(sink.check().isUp()).isFalse();
        output.failing = false;
        sink.start();
        assertThat(sink.check().isUp()).isTrue();
    }
}
