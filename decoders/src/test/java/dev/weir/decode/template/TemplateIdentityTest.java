package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose a template is, how long it holds, and what waits for it. */
class TemplateIdentityTest {
    private static final String EIGHT = "0a000001 0a000002";

    private final Intake intake = new Intake();

    @AfterEach
    void the_books_close() {
        intake.assertBooksClose();
    }

    private static WireMessage wide() {
        return WireMessage.ipfix().template(256, 8, 4, 12, 4);
    }

    private static WireMessage narrow() {
        return WireMessage.ipfix().template(256, 8, 4);
    }

    private static WireMessage data() {
        return WireMessage.ipfix().set(256, EIGHT);
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void data_that_comes_before_its_template_is_decoded_when_that_comes(SetDialect dialect) {
        intake.receive(WireMessage.of(dialect).sequence(1).set(300, "00000001").set(256, EIGHT));
        intake.receive(WireMessage.of(dialect).sequence(2).set(256, "0a000003"));
        assertThat(intake.runs).isEmpty();

        intake.receive(WireMessage.of(dialect).sequence(3).template(256, 8, 4).set(256, "0a000004"));

        assertThat(intake.runs)
                .containsExactly("FLOW 256 2 0a0000010a000002", "FLOW 256 1 0a000003", "FLOW 256 1 0a000004");
        assertThat(intake.count(Counter.SETS_REPLAYED)).isEqualTo(2);
        assertThat(intake.context.waiting().waitingSets()).isOne();
        assertThat(intake.exporters.summaries(1).get(0).figures().records())
                .as("records of the exporter, those that waited included")
                .isEqualTo(4);
    }

    @Test
    void a_template_may_follow_its_data_in_one_message() {
        intake.receive(WireMessage.ipfix().set(256, "0a000001").template(256, 8, 4));

        assertThat(intake.runs).containsExactly("FLOW 256 1 0a000001");
    }

    @Test
    void an_options_template_that_is_replaced_in_mid_message_reads_what_follows_it() {
        intake.receive(WireMessage.ipfix()
                .optionsTemplate(256, 1, 346, 4, 34, 4)
                .set(256, EIGHT)
                .optionsTemplate(256, 1, 346, 4)
                .set(256, EIGHT)
                .template(256, 8, 2)
                .set(256, EIGHT));

        assertThat(intake.runs)
                .containsExactly(
                        "OPTIONS 256 1 0a0000010a000002",
                        "OPTIONS 256 2 0a0000010a000002",
                        "FLOW 256 4 0a0000010a000002");
        assertThat(intake.count(Counter.TEMPLATES_CHANGED)).isEqualTo(2);
    }

    @Test
    void the_same_definition_again_is_a_refresh() {
        intake.receive(narrow()).later(5).receive(narrow()).receive(data());

        final TemplateSummary summary = intake.exporters.templates(10).get(0);
        assertThat(summary.sent()).isEqualTo(new TemplateSummary.Sent(Intake.NOW, Intake.NOW + 5));
        assertThat(summary.use()).isEqualTo(new TemplateSummary.Use(1, 2));
        assertThat(summary.session()).isEqualTo(new TemplateSummary.Session(50_000, 4739));
        assertThat(summary.shape().dialect()).isEqualTo(Protocol.IPFIX);
        assertThat(intake.count(Counter.TEMPLATES_REFRESHED)).isOne();
    }

    @Test
    void an_exporter_whose_port_changes_with_each_message_is_understood() {
        intake.from(1, 1000).receive(narrow());
        for (int port = 1001; port < 1100; port++) {
            intake.from(1, port).receive(port % 10 == 0 ? narrow() : data());
        }

        assertThat(intake.records).isEqualTo(180);
        assertThat(intake.exporters.summaries(1).get(0).templates().count()).isOne();
        assertThat(intake.count(Counter.TEMPLATES_CONFLICTING)).isZero();
    }

    @Test
    void sessions_that_contradict_each_other_keep_their_own_definitions() {
        intake.from(1, 1000).receive(narrow()).from(1, 2000).receive(wide());
        intake.from(1, 1000)
                .receive(data())
                .from(1, 2000)
                .receive(data())
                .from(1, 3000)
                .receive(data());

        assertThat(intake.runs)
                .extracting(run -> run.substring(0, 10))
                .containsExactly("FLOW 256 2", "FLOW 256 1", "FLOW 256 1");
        assertThat(intake.count(Counter.TEMPLATES_CONFLICTING)).isOne();
        assertThat(intake.exporters.templates(10)).hasSize(2);
    }

    @Test
    void a_session_that_turns_to_the_other_definition_leaves_its_own() {
        intake.from(1, 1000).receive(narrow()).from(1, 2000).receive(wide());
        intake.from(1, 1000).receive(wide());

        assertThat(intake.exporters.templates(10)).hasSize(1);
        intake.from(1, 1000).receive(data());
        assertThat(intake.records).isOne();
    }

    @Test
    void definitions_that_contradict_each_other_are_bounded() {
        for (int session = 1; session < 50; session++) {
            intake.from(1, session).receive(WireMessage.ipfix().template(256, 8, session));
        }
        assertThat(intake.exporters.templates(100)).hasSize(8);
    }

    @Test
    void domains_protocols_and_exporters_have_templates_of_their_own() {
        intake.receive(narrow());
        intake.receive(data().domain(8));
        intake.receive(WireMessage.netflow9().set(256, EIGHT));
        intake.from(2, 50_000).receive(data());

        assertThat(intake.records).isZero();
        assertThat(intake.context.waiting().waitingSets()).isEqualTo(3);
    }

    @Test
    void a_withdrawal_takes_one_template_or_all_of_a_kind() {
        intake.receive(narrow()).receive(WireMessage.ipfix().template(257, 8, 4).optionsTemplate(258, 1, 346, 4));
        intake.receive(WireMessage.ipfix().set(2, "0100 0000"));
        assertThat(intake.exporters.templates(10))
                .extracting(summary -> summary.shape().templateId())
                .containsExactlyInAnyOrder(257, 258);

        intake.receive(WireMessage.ipfix().set(2, "0002 0000"));
        assertThat(intake.exporters.templates(10))
                .extracting(TemplateSummary::options)
                .containsExactly(true);

        intake.receive(WireMessage.ipfix().set(3, "0003 0000"));
        assertThat(intake.exporters.templates(10)).isEmpty();
        assertThat(intake.count(Counter.TEMPLATES_WITHDRAWN)).isEqualTo(3);
        assertThat(intake.rejects).isEmpty();
    }

    @Test
    void a_session_withdraws_its_own_definition_and_not_another_ones() {
        intake.from(1, 1000).receive(narrow()).from(1, 2000).receive(wide());
        intake.from(1, 2000).receive(WireMessage.ipfix().set(2, "0100 0000"));

        intake.from(1, 1000).receive(data());
        assertThat(intake.records).isEqualTo(2);
    }

    @Test
    void a_template_that_is_not_sent_again_expires_and_its_data_waits() {
        intake.receive(narrow()).later(TemplateLimits.DEFAULT.expiryNanos()).receive(data());
        assertThat(intake.records).isEqualTo(2);

        intake.later(1).receive(data());
        assertThat(intake.records).isEqualTo(2);
        assertThat(intake.count(Counter.TEMPLATES_EXPIRED)).isOne();

        intake.receive(narrow());
        assertThat(intake.records).isEqualTo(4);
    }

    private static WireMessage v9(int uptime, long exportSeconds) {
        return WireMessage.netflow9().uptime(uptime).exportedAt(exportSeconds);
    }

    @Test
    void after_a_reboot_netflow9_data_waits_for_the_new_definition_of_its_id() {
        intake.receive(v9(90_000_000, 1_700_000_000).template(256, 8, 4));
        intake.receive(v9(60_000, 1_700_000_100).set(256, EIGHT));
        assertThat(intake.runs).isEmpty();

        intake.receive(v9(61_000, 1_700_000_101).template(256, 8, 4, 12, 4));
        assertThat(intake.runs).containsExactly("FLOW 256 1 0a0000010a000002");
    }

    @Test
    void what_waited_since_before_a_reboot_is_not_read_by_a_definition_from_after_it() {
        intake.receive(v9(90_000_000, 1_700_000_000).set(256, EIGHT));
        intake.receive(v9(61_000, 1_700_000_101).set(256, EIGHT).template(256, 8, 4));

        assertThat(intake.runs).containsExactly("FLOW 256 2 0a0000010a000002");
        assertThat(intake.context.waiting().waitingSets()).isOne();
        intake.receive(v9(90_001_000, 1_700_000_001).template(256, 8, 4, 12, 4));
        assertThat(intake.records).isEqualTo(3);
        intake.assertBooksClose();
    }

    @Test
    void ipfix_data_that_waited_since_before_a_reboot_is_not_read_by_a_definition_from_after_it() {
        intake.receive(data().sequence(5_000_000));
        intake.receive(narrow().sequence(0));

        assertThat(intake.runs).isEmpty();
        intake.assertBooksClose();
    }

    @Test
    void what_waits_because_of_a_reboot_is_read_by_the_newer_definition() {
        intake.receive(narrow().sequence(5_000_000));
        intake.receive(data().sequence(0));
        intake.from(1, 50_001).receive(wide().sequence(9));
        intake.receive(data().sequence(10)).from(1, 50_000).receive(data().sequence(5_000_000));
        assertThat(intake.runs)
                .containsExactly(
                        "FLOW 256 1 0a0000010a000002", "FLOW 256 1 0a0000010a000002", "FLOW 256 2 0a0000010a000002");
    }

    @Test
    void a_late_netflow9_message_comes_from_before_no_reboot() {
        intake.receive(v9(90_000_000, 1_700_000_000).template(256, 8, 4));
        intake.receive(v9(89_960_000, 1_699_999_960).set(256, EIGHT));

        assertThat(intake.records).isEqualTo(2);
    }

    @Test
    void an_uptime_that_wraps_is_no_reboot() {
        intake.receive(v9(-5_000, 1_700_000_000).template(256, 8, 4));
        intake.receive(v9(5_000, 1_700_000_010).set(256, EIGHT));

        assertThat(intake.records).isEqualTo(2);
    }

    /** Its data is late by one refresh then, and no more. */
    @Test
    void an_exporter_whose_uptime_means_nothing_is_compared_no_longer() {
        intake.receive(v9(90_000_000, 1_700_000_000).template(256, 8, 4));
        intake.receive(v9(0, 1_700_000_001).set(256, EIGHT));
        intake.receive(v9(90_060_000, 1_700_000_060).template(256, 8, 4));
        assertThat(intake.records).isEqualTo(2);

        intake.receive(v9(0, 1_700_000_061).set(256, EIGHT));
        assertThat(intake.records).isEqualTo(4);
    }

    @Test
    void after_a_reboot_ipfix_data_waits_for_the_new_definition_of_its_id() {
        intake.receive(narrow().sequence(5_000_000));
        intake.receive(data().sequence(0)).receive(data().sequence(2));
        assertThat(intake.runs).isEmpty();

        intake.receive(wide().sequence(4));
        assertThat(intake.records).isEqualTo(2);
    }

    @Test
    void ipfix_numbers_are_compared_within_a_session_alone() {
        intake.receive(narrow().sequence(5_000_000));
        intake.from(1, 50_001).receive(data().sequence(0));

        assertThat(intake.records).isEqualTo(2);
    }

    @Test
    void a_forged_message_of_before_the_template_harms_itself_alone() {
        intake.receive(narrow().sequence(5_000_000)).receive(data().sequence(5_000_000));
        intake.receive(data().sequence(0)).receive(data().sequence(5_000_002));

        assertThat(intake.records).isEqualTo(4);
        assertThat(intake.count(Counter.SEQUENCE_LOST)).isZero();
        assertThat(intake.count(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void templates_survive_a_restart_of_the_collector() {
        intake.receive(narrow().sequence(5_000_000))
                .from(2, 1)
                .receive(v9(90_000_000, 1_700_000_000).optionsTemplate(257, 1, 1, 4, 34, 4));
        final List<TemplateEntry> kept = new ArrayList<>();
        intake.exporters.exportState(kept::add);

        final Intake next = new Intake();
        for (TemplateEntry entry : kept) {
            assertThat(next.exporters.restore(entry, Intake.NOW + 1)).isTrue();
            assertThat(next.exporters.restore(entry, Intake.NOW + 1)).isFalse();
        }
        next.receive(data().sequence(5_000_000))
                .from(2, 1)
                .receive(v9(90_001_000, 1_700_000_001).set(257, EIGHT));
        assertThat(next.runs).containsExactly("FLOW 256 2 0a0000010a000002", "OPTIONS 257 1 0a0000010a000002");

        next.from(2, 1).receive(v9(1_000, 1_700_000_101).set(257, EIGHT));
        assertThat(next.context.waiting().waitingSets())
                .as("rebooted meanwhile")
                .isOne();
        next.assertBooksClose();
    }

    @Test
    void what_is_too_old_or_damaged_is_not_restored() {
        intake.receive(narrow());
        final List<TemplateEntry> kept = new ArrayList<>();
        intake.exporters.exportState(kept::add);
        final TemplateEntry good = kept.get(0);
        final Intake next = new Intake();

        assertThat(next.exporters.restore(good, Intake.NOW + TemplateLimits.DEFAULT.expiryNanos() + 1))
                .isFalse();
        for (String wire :
                new String[] {"", "0100", "01000000", "010000010008", "00ff000100080004", "01000001000800040" + "0"}) {
            final TemplateEntry damaged = new TemplateEntry(
                    good.address(),
                    good.sessions(),
                    good.stampedBy(),
                    good.protocol(),
                    good.domain(),
                    good.options(),
                    java.util.HexFormat.of().parseHex(wire),
                    good.definedAtEpochNanos(),
                    good.refreshedAtEpochNanos(),
                    0,
                    0,
                    0);
            assertThat(next.exporters.restore(damaged, Intake.NOW)).isFalse();
        }
        assertThat(next.exporters.size()).isZero();
    }
}
