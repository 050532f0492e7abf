package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void offsets_add_up_to_the_record() {
        final Shape shape = Shape.compile(
                Protocol.NETFLOW9,
                260,
                1,
                List.of(FieldSpecifier.of(8, 4), FieldSpecifier.of(7, 2), FieldSpecifier.of(1, 8)));

        assertThat(shape.dialect()).isEqualTo(Protocol.NETFLOW9);
        assertThat(shape.templateId()).isEqualTo(260);
        assertThat(shape.scopeCount()).isEqualTo(1);
        assertThat(shape.fieldCount()).isEqualTo(3);
        assertThat(shape.field(1)).isEqualTo(FieldSpecifier.of(7, 2));
        assertThat(List.of(shape.offset(0), shape.offset(1), shape.offset(2))).containsExactly(0, 4, 6);
        assertThat(shape.minimumRecordLength()).isEqualTo(14);
        assertThat(shape.isVariable()).isFalse();
    }

    @Test
    void offsets_behind_a_variable_field_depend_on_the_record() {
        final Shape shape = Samples.VARIABLE;

        assertThat(shape.isVariable()).isTrue();
        assertThat(List.of(shape.offset(0), shape.offset(1), shape.offset(2))).containsExactly(0, -1, -1);
        assertThat(shape.minimumRecordLength()).isEqualTo(1 + 8 + 1);
    }

    @Test
    void the_first_of_repeated_elements_is_found() {
        final Shape shape = Shape.compile(
                Protocol.IPFIX,
                256,
                0,
                List.of(
                        new FieldSpecifier(9, 1, 4),
                        FieldSpecifier.of(1, 4),
                        FieldSpecifier.of(1, 8),
                        FieldSpecifier.of(4_000, 2)));

        assertThat(shape.indexOf(0, 1)).isEqualTo(1);
        assertThat(shape.indexOf(9, 1)).isZero();
        assertThat(shape.indexOf(0, 4_000)).isEqualTo(3);
        assertThat(shape.indexOf(0, 2)).isEqualTo(-1);
        assertThat(shape.indexOf(FlowField.BYTES)).isEqualTo(1);
        assertThat(shape.indexOf(FlowField.PACKETS)).isEqualTo(-1);
    }

    @Test
    void fields_without_octets_are_allowed_beside_others() {
        final Shape shape = Shape.compile(
                Protocol.NETFLOW9,
                256,
                0,
                List.of(FieldSpecifier.of(1, 0), FieldSpecifier.of(2, 4), FieldSpecifier.of(1, 4)));

        assertThat(shape.minimumRecordLength()).isEqualTo(8);
        assertThat(shape.indexOf(FlowField.BYTES))
                .as("the field that has octets carries the meaning")
                .isEqualTo(2);
    }

    @Test
    void a_record_that_would_be_empty_or_too_long_makes_no_shape() {
        assertThat(Shape.fault(List.of())).isEqualTo("0 fields");
        assertThat(Shape.fault(List.of(FieldSpecifier.of(1, 0)))).isEqualTo("a record of 0 bytes");
        assertThat(Shape.fault(List.of(FieldSpecifier.of(1, 65_534), FieldSpecifier.of(2, 2))))
                .isEqualTo("a record of 65536 bytes");
        assertThat(Shape.fault(Collections.nCopies(1025, FieldSpecifier.of(1, 1))))
                .isEqualTo("1025 fields");
        assertThat(Shape.fault(Collections.nCopies(1024, FieldSpecifier.of(1, 1))))
                .isNull();
        assertThat(Shape.fault(List.of(FieldSpecifier.of(1, 65_534), FieldSpecifier.of(2, 1))))
                .isNull();
        assertThatThrownBy(() -> Shape.compile(Protocol.IPFIX, 256, 0, List.of(FieldSpecifier.of(1, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record of 0 bytes");
    }

    @Test
    void there_are_no_more_scope_fields_than_fields() {
        assertThatThrownBy(() -> Shape.compile(Protocol.IPFIX, 256, 2, List.of(FieldSpecifier.of(1, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 scope fields of 1");
        final byte[] encoded = Samples.FIXED.encoded().clone();
        Bytes.putLittleU16(encoded, 4, 3);

        assertThat(Shape.decode(encoded, 0, encoded.length)).isNull();
    }

    @Test
    void a_shape_is_read_back_from_its_bytes() {
        final Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            final Shape shape = randomShape(random);
            final byte[] encoded = shape.encoded();

            final Shape again = Shape.decode(encoded, 0, encoded.length);

            assertThat(again.dialect()).isEqualTo(shape.dialect());
            assertThat(again.templateId()).isEqualTo(shape.templateId());
            assertThat(again.scopeCount()).isEqualTo(shape.scopeCount());
            assertThat(again.isVariable()).isEqualTo(shape.isVariable());
            assertThat(again.minimumRecordLength()).isEqualTo(shape.minimumRecordLength());
            assertThat(fields(again)).isEqualTo(fields(shape));
            assertThat(again.encoded()).isEqualTo(encoded);
        }
    }

    private static Shape randomShape(Random random) {
        final List<FieldSpecifier> fields = new ArrayList<>();
        fields.add(FieldSpecifier.of(1 + random.nextInt(500), 1 + random.nextInt(16)));
        for (int i = random.nextInt(20); i > 0; i--) {
            final int length = random.nextInt(8) == 0 ? FieldSpecifier.VARIABLE : random.nextInt(20);
            fields.add(new FieldSpecifier(random.nextInt(3) * 0x7fff_ffffL, random.nextInt(0x1_0000), length));
        }
        final Protocol[] protocols = Protocol.values();
        return Shape.compile(
                protocols[random.nextInt(protocols.length)],
                random.nextInt(0x1_0000),
                random.nextInt(fields.size() + 1),
                fields);
    }

    private static List<FieldSpecifier> fields(Shape shape) {
        final List<FieldSpecifier> fields = new ArrayList<>();
        for (int i = 0; i < shape.fieldCount(); i++) {
            fields.add(shape.field(i));
        }
        return fields;
    }

    @Test
    void a_shape_cut_short_or_of_an_unknown_dialect_is_not_read() {
        final byte[] encoded = Samples.FIXED.encoded().clone();
        for (int length = 0; length < encoded.length; length++) {
            assertThat(Shape.decode(encoded, 0, length)).as("length %d", length).isNull();
        }
        encoded[2] = 99;
        assertThat(Shape.decode(encoded, 0, encoded.length)).isNull();
    }

    @Test
    void numbers_that_the_wire_cannot_carry_make_no_field() {
        assertThatThrownBy(() -> FieldSpecifier.of(-1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldSpecifier.of(65_536, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldSpecifier.of(1, 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldSpecifier.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldSpecifier(1L << 32, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new FieldSpecifier(0xffff_ffffL, 0xffff, 0xffff).isVariable())
                .isTrue();
    }
}
