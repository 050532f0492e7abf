package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageDecoderTest {
    private final List<String> learned = new ArrayList<>();
    private final Intake intake = new Intake(TemplateLimits.DEFAULT, 100, new OptionsListener() {
        @Override
        public void onOptions(
                MessageContext message, dev.weir.flow.Shape shape, byte[] bytes, int offset, int length, int count) {
            learned.add(shape.templateId() + " " + count + " " + length);
        }

        @Override
        public void complete(MessageContext message, Run run) {
            run.samplingAlgorithm = 3;
        }
    });

    @AfterEach
    void the_books_close() {
        intake.assertBooksClose();
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void records_are_passed_on_as_sent_and_padding_is_left_out(SetDialect dialect) {
        intake.receive(
                WireMessage.of(dialect).template(256, 8, 4, 7, 2).set(256, "0a000001 0050 0a000002 0051 000000 ff"));

        assertThat(intake.runs).containsExactly("FLOW 256 2 0a00000100500a0000020051");
        assertThat(intake.rejects).isEmpty();
        assertThat(intake.count(Counter.TEMPLATES_ADDED)).isOne();
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void several_templates_in_a_set_and_several_sets_in_a_message(SetDialect dialect) {
        final String both = WireMessage.templateRecord(300, 1, 4) + WireMessage.templateRecord(301, 2, 8) + "0000";
        intake.receive(WireMessage.of(dialect)
                .set(dialect.templateSet(), both)
                .set(301, "0000000000000005")
                .set(300, "00000001 00000002 00000003")
                .set(300, ""));

        assertThat(intake.runs).containsExactly("FLOW 301 1 0000000000000005", "FLOW 300 3 000000010000000200000003");
        assertThat(intake.count(Counter.SETS_DECODED)).isEqualTo(3);
    }

    @Test
    void ipfix_enterprise_elements_and_scopes_are_told_apart() {
        intake.receive(WireMessage.ipfix()
                .set(2, "0100 0002 8001 0004 00007279 0002 0004")
                .optionsTemplate(257, 1, 346, 4, 34, 4)
                .set(256, "00000001 00000002")
                .set(257, "00000009 0000000a"));

        assertThat(intake.runs).containsExactly("FLOW 256 1 0000000100000002", "OPTIONS 257 1 000000090000000a");
        assertThat(intake.lastShape.scopeCount()).isOne();
        assertThat(intake.lastShape.field(0)).isEqualTo(FieldSpecifier.of(346, 4));
        assertThat(intake.count(Counter.RECORDS_OPTIONS)).isOne();
        assertThat(learned).containsExactly("257 1 8");
    }

    @Test
    void netflow9_scopes_are_no_elements_and_its_types_have_no_enterprise_bit() {
        intake.receive(WireMessage.netflow9()
                .optionsTemplate(257, 2, 1, 4, 3, 0, 34, 4, 0x8005, 2)
                .set(257, "00000009 0000000a 0001 0000"));

        assertThat(intake.runs).containsExactly("OPTIONS 257 1 000000090000000a0001");
        assertThat(intake.lastShape.field(0)).isEqualTo(new FieldSpecifier(FieldSpecifier.NETFLOW9_SCOPE, 1, 4));
        assertThat(intake.lastShape.field(1)).isEqualTo(new FieldSpecifier(FieldSpecifier.NETFLOW9_SCOPE, 3, 0));
        assertThat(intake.lastShape.field(3)).isEqualTo(FieldSpecifier.of(0x8005, 2));
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void variable_records_are_walked_in_both_forms(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect)
                .template(256, 82, 0xffff, 4, 1)
                .set(256, "03 616263 06  ff0002 6465 11  00 01 00"));

        assertThat(intake.runs).containsExactly("FLOW 256 3 0361626306ff0002646511" + "0001");
        assertThat(intake.rejects).isEmpty();
    }

    @Test
    void a_variable_record_that_overruns_ends_its_set_alone() {
        intake.receive(WireMessage.ipfix()
                .template(256, 82, 0xffff)
                .set(256, "02 6162 ff ffff 00 01")
                .set(256, "01 63"));

        assertThat(intake.runs).containsExactly("FLOW 256 1 026162", "FLOW 256 1 0163");
        assertThat(intake.rejects).containsExactly(RejectReason.RECORD_OVERRUN);
        assertThat(intake.lastFlags & Run.SALVAGED).isNotZero();
        assertThat(intake.count(Counter.SETS_DROPPED_MALFORMED)).isOne();
        assertThat(intake.count(Counter.SETS_DECODED)).isOne();
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void a_set_of_length_zero_ends_the_walk(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect).set(256, 0, "01"));

        assertThat(intake.rejects).containsExactly(RejectReason.SET_LENGTH);
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void a_set_shorter_than_its_header_ends_the_walk_and_the_sets_before_it_are_used(SetDialect dialect) {
        intake.receive(
                WireMessage.of(dialect).template(256, 8, 4).set(256, "0a000001").set(256, 3, "0a000002"));

        assertThat(intake.runs).containsExactly("FLOW 256 1 0a000001");
        assertThat(intake.rejects).containsExactly(RejectReason.SET_LENGTH);
        assertThat(intake.count(Counter.SETS_DROPPED_MALFORMED)).isOne();
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void a_datagram_filled_up_with_zeros_is_whole(SetDialect dialect) {
        intake.receive(
                WireMessage.of(dialect).template(256, 8, 4).set(256, "0a000001").raw("00000000 00000000 0000"));

        assertThat(intake.rejects).isEmpty();
        assertThat(intake.records).isOne();
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void octets_too_few_for_a_set_are_named(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect).template(256, 8, 4).raw("0001"));

        assertThat(intake.rejects).containsExactly(RejectReason.TRAILING_BYTES);
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void whole_records_of_a_set_that_overruns_the_message_are_used(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect).template(256, 8, 4).set(256, 0xffff, "0a000001 0a000002 0a"));

        assertThat(intake.runs).containsExactly("FLOW 256 2 0a0000010a000002");
        assertThat(intake.rejects).containsExactly(RejectReason.SET_OVERRUN);
        assertThat(intake.lastFlags & Run.SALVAGED).isNotZero();
    }

    @Test
    void reserved_sets_are_passed_over_and_counted() {
        intake.receive(WireMessage.ipfix()
                .set(1, "00")
                .set(255, "0000")
                .template(256, 8, 4)
                .set(256, "0a000001"));
        intake.receive(WireMessage.netflow9().set(2, "01000001").set(200, ""));

        assertThat(intake.rejects).isEmpty();
        assertThat(intake.records).isOne();
        assertThat(intake.count(Counter.SETS_RESERVED)).isEqualTo(4);
    }

    @Test
    void an_ipfix_message_whose_length_is_a_little_off_is_used_and_named() {
        final WireMessage message = WireMessage.ipfix().template(256, 8, 4).set(256, "0a000001 0a000002");
        intake.receive(message.lengthError(-2).bytes())
                .receive(message.lengthError(2).bytes());

        assertThat(intake.records).isEqualTo(4);
        assertThat(intake.rejects).containsExactly(RejectReason.MESSAGE_LENGTH, RejectReason.MESSAGE_LENGTH);
    }

    @Test
    void octets_behind_an_ipfix_message_are_no_sets() {
        final WireMessage message =
                WireMessage.ipfix().template(256, 8, 4).set(256, "0a000001").set(256, "0a000002");
        intake.receive(message.lengthError(-8).bytes());

        assertThat(intake.records).isOne();
        assertThat(intake.rejects).containsExactly(RejectReason.MESSAGE_LENGTH);
    }

    @Test
    void the_run_has_the_exporters_start() {
        intake.receive(WireMessage.netflow9()
                .exportedAt(1_700_000_000)
                .uptime(-1_000)
                .template(256, 8, 4)
                .set(256, "0a000001"));

        assertThat(intake.lastInitEpochMillis).isEqualTo(1_700_000_000_000L - 0xffff_fc18L);
        assertThat(intake.lastFlags).isEqualTo(Run.HAS_SYSTEM_INIT);
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void a_header_that_is_cut_is_refused(SetDialect dialect) {
        final byte[] whole = WireMessage.of(dialect).bytes();
        intake.receive(java.util.Arrays.copyOf(whole, whole.length - 1));

        assertThat(intake.rejects).containsExactly(RejectReason.HEADER_TRUNCATED);
    }

    @Test
    void options_that_waited_and_those_beside_the_templates_come_before_the_flow_records_that_waited() {
        final Intake intake = new Intake();
        intake.receive(WireMessage.ipfix().set(300, "0a000001"));
        intake.receive(WireMessage.ipfix().set(400, "00000001000003e8"));
        intake.receive(WireMessage.ipfix()
                .template(300, 8, 4)
                .optionsTemplate(400, 1, 149, 4, 34, 4)
                .set(400, "00000002000003e8")
                .set(300, "0a000002"));

        assertThat(intake.runs)
                .containsExactly(
                        "OPTIONS 400 1 00000001000003e8",
                        "OPTIONS 400 1 00000002000003e8",
                        "FLOW 300 1 0a000001",
                        "FLOW 300 1 0a000002");
        intake.assertBooksClose();
    }

    @Test
    void a_set_too_short_for_one_record_is_malformed_unless_it_is_padding() {
        for (WireMessage message : new WireMessage[] {WireMessage.ipfix(), WireMessage.netflow9()}) {
            final Intake intake = new Intake();
            intake.receive(message.template(300, 8, 4, 12, 4)
                    .set(300, "0a000001")
                    .set(300, "0000000000")
                    .set(300, "010203")
                    .set(300, "")
                    .set(300, "0a0000010a000002"));
            assertThat(intake.runs).containsExactly("FLOW 300 1 0a0000010a000002");
            assertThat(intake.count(Counter.SETS_DROPPED_MALFORMED)).isOne();
            assertThat(intake.rejects).containsExactly(RejectReason.RECORD_OVERRUN);
            intake.assertBooksClose();
        }
    }
}
