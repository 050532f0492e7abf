package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no template is named, and what it would have replaced goes on. */
class RefusedTemplateTest {
    private static final String GOOD = WireMessage.templateRecord(256, 8, 4);
    private final Intake intake = new Intake();

    @AfterEach
    void the_books_close() {
        intake.assertBooksClose();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(SetDialect.NETFLOW9, 0, "0100 0000", RejectReason.TEMPLATE_EMPTY),
                Arguments.of(SetDialect.NETFLOW9, 0, "0100 0001 0008 0000", RejectReason.TEMPLATE_EMPTY),
                Arguments.of(
                        SetDialect.IPFIX, 2, "0100 0002 0008 0000 8001 0000 00007279", RejectReason.TEMPLATE_EMPTY),
                Arguments.of(SetDialect.NETFLOW9, 0, "0001 0001 0008 0004", RejectReason.TEMPLATE_ID),
                Arguments.of(SetDialect.IPFIX, 2, "00ff 0001 0008 0004", RejectReason.TEMPLATE_ID),
                Arguments.of(SetDialect.IPFIX, 2, "0005 0000", RejectReason.TEMPLATE_ID),
                Arguments.of(SetDialect.NETFLOW9, 0, "0100 ffff 0008 0004", RejectReason.TEMPLATE_TRUNCATED),
                Arguments.of(SetDialect.IPFIX, 2, "0100 0001 8008 0004 0000", RejectReason.TEMPLATE_TRUNCATED),
                Arguments.of(SetDialect.IPFIX, 3, "0100 0002", RejectReason.TEMPLATE_TRUNCATED),
                Arguments.of(SetDialect.IPFIX, 2, wide(1025), RejectReason.TEMPLATE_TOO_WIDE),
                Arguments.of(SetDialect.NETFLOW9, 0, wide(1025), RejectReason.TEMPLATE_TOO_WIDE),
                Arguments.of(SetDialect.IPFIX, 2, "0100 0002 0008 fffe 0009 0002", RejectReason.TEMPLATE_TOO_LONG),
                Arguments.of(SetDialect.IPFIX, 3, "0100 0001 0000 0008 0004", RejectReason.TEMPLATE_SCOPE),
                Arguments.of(SetDialect.IPFIX, 3, "0100 0001 0002 0008 0004", RejectReason.TEMPLATE_SCOPE),
                Arguments.of(SetDialect.NETFLOW9, 1, "0100 0003 0004 0001 0004", RejectReason.TEMPLATE_SCOPE),
                Arguments.of(SetDialect.NETFLOW9, 1, "0100 0000 0000", RejectReason.TEMPLATE_EMPTY),
                Arguments.of(SetDialect.NETFLOW9, 1, "0100 fffc fffc 0001 0004", RejectReason.TEMPLATE_TRUNCATED));
    }

    private static String wide(int fields) {
        return "0100 " + String.format("%04x", fields) + "00080004".repeat(fields);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void it_is_named_and_the_old_definition_stays(SetDialect dialect, int set, String hex, RejectReason reason) {
        intake.receive(WireMessage.of(dialect).template(256, 8, 4));
        intake.receive(WireMessage.of(dialect).set(set, hex).set(256, "0a000001"));

        assertThat(intake.rejects).containsExactly(reason);
        assertThat(intake.count(Counter.TEMPLATES_REFUSED)).isPositive();
        assertThat(intake.runs).containsExactly("FLOW 256 1 0a000001");
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void the_records_behind_a_refused_one_are_used(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect)
                .set(dialect.templateSet(), "0101 0001 0008 0000" + GOOD)
                .set(256, "0a000001"));

        assertThat(intake.runs).containsExactly("FLOW 256 1 0a000001");
        assertThat(intake.count(Counter.TEMPLATES_REFUSED)).isOne();
    }

    @Test
    void fields_without_octets_beside_real_ones_and_the_widest_template_are_taken() {
        intake.receive(WireMessage.netflow9().template(256, 8, 0, 12, 4, 95, 0).set(256, "0a000001"));
        intake.receive(WireMessage.ipfix().set(2, wide(1024)));

        assertThat(intake.rejects).isEmpty();
        assertThat(intake.runs).containsExactly("FLOW 256 1 0a000001");
        assertThat(intake.count(Counter.TEMPLATES_ADDED)).isEqualTo(2);
    }

    @Test
    void templates_of_an_exporter_are_bounded_and_the_ones_that_are_there_stay() {
        final Intake small = new Intake(new TemplateLimits(3, 2, 1 << 20, Long.MAX_VALUE), 100, OptionsListener.NONE);
        for (int id = 256; id < 300; id++) {
            small.receive(WireMessage.ipfix().template(id, 8, 4));
        }
        small.receive(
                WireMessage.ipfix().template(258, 12, 4).set(258, "0a000001").set(256, "0a000002"));

        assertThat(small.count(Counter.TEMPLATES_ADDED)).isEqualTo(3);
        assertThat(small.count(Counter.TEMPLATES_CHANGED)).isOne();
        assertThat(small.rejects).hasSize(41).containsOnly(RejectReason.TEMPLATE_LIMIT);
        assertThat(small.records).isEqualTo(2);
    }

    @Test
    void domains_of_an_exporter_are_bounded() {
        final Intake small = new Intake(new TemplateLimits(99, 2, 1 << 20, Long.MAX_VALUE), 100, OptionsListener.NONE);
        for (int domain = 0; domain < 10; domain++) {
            small.receive(WireMessage.ipfix().domain(domain).template(256, 8, 4));
        }

        assertThat(small.count(Counter.TEMPLATES_ADDED)).isEqualTo(2);
        assertThat(small.rejects).hasSize(8).containsOnly(RejectReason.TEMPLATE_LIMIT);
    }

    @Test
    void the_shards_memory_is_bounded_and_given_back() {
        final Intake small = new Intake(new TemplateLimits(99, 99, 20_000, 1_000_000_000L), 1000, OptionsListener.NONE);
        for (int exporter = 0; exporter < 100; exporter++) {
            small.from(exporter, 1)
                    .receive(WireMessage.ipfix().template(256, 8, 4).set(256, "0a000001"));
        }
        assertThat(small.count(Counter.TEMPLATES_ADDED)).isEqualTo(100);

        small.later(2_000_000_000L).dispatcher.onTick(Intake.NOW + 100_000_000_000L);
        assertThat(small.count(Counter.TEMPLATES_EXPIRED))
                .as("the others gave way")
                .isBetween(10L, 50L);
        small.from(7, 1).receive(WireMessage.ipfix().template(256, 8, 4));
        assertThat(small.count(Counter.TEMPLATES_ADDED)).isEqualTo(101);
    }
}
