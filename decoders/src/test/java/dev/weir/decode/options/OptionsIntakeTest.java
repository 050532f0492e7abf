package dev.weir.decode.options;

import static dev.weir.flow.options.OptionsBytes.record;
import static dev.weir.flow.options.OptionsBytes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.ExporterSession;
import dev.weir.decode.SamplingRules;
import dev.weir.decode.Sessions;
import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.template.MessageContext;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.Shape;
import dev.weir.flow.options.OptionsTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsIntakeTest {
    private static final Shape INTERFACES = shape(Protocol.NETFLOW9, 1, "s1:4 10:4 82:v");
    private static final Shape SAMPLER = shape(Protocol.NETFLOW9, 1, "s1:4 48:2 50:4 49:1 84:32");

    private final OptionsIntake intake = new OptionsIntake(IntakeLimits.DEFAULT);
    private final ExporterSession session = Sessions.of(1, 1000);

    @Test
    void a_rate_of_the_domain_is_told_to_its_runs() {
        learn(5, shape(Protocol.NETFLOW9, 1, "s1:4 34:4 35:1"), 0, 100, 2);
        final Run run = complete(session, 5);
        assertThat(run.samplingRate).isEqualTo(100);
        assertThat(run.samplingOrigin).isEqualTo(SamplingOrigin.OPTIONS);
        assertThat(run.samplingAlgorithm).isEqualTo(2);
        assertThat(run.samplers).isNull();
    }

    @Test
    void several_samplers_are_told_to_select_from_and_one_alone_is_the_rate() {
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        assertThat(complete(session, 5).samplingRate).isEqualTo(5000);
        learn(5, SAMPLER, 0, 2, 100, 2, "two");
        final Run run = complete(session, 5);
        assertThat(run.samplingRate).isZero();
        assertThat(run.samplers.find(1).rate()).isEqualTo(5000);
        assertThat(run.samplers.find(2).rate()).isEqualTo(100);
        assertThat(complete(session, 5).samplers)
                .as("the same object until there is news")
                .isSameAs(run.samplers);
        learn(5, SAMPLER, 0, 2, 5000, 2, "two");
        assertThat(complete(session, 5).samplingRate).as("all agree").isEqualTo(5000);
    }

    @Test
    void what_was_announced_is_shown_by_what_it_is_about_and_cut_off() {
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        learn(6, shape(Protocol.NETFLOW9, 1, "s1:4 34:4 35:1"), 0, 100, 2);
        learn(6, shape(Protocol.NETFLOW9, 1, "s2:4 34:4 35:1"), 7, 200, 1);
        assertThat(intake.sampling(address -> true, 10).values())
                .containsExactly(List.of(
                        new AnnouncedSampling(Protocol.NETFLOW9, 5, AnnouncedSampling.Scope.SAMPLER, 1, 5000, 2),
                        new AnnouncedSampling(Protocol.NETFLOW9, 6, AnnouncedSampling.Scope.DOMAIN, 0, 100, 2),
                        new AnnouncedSampling(Protocol.NETFLOW9, 6, AnnouncedSampling.Scope.INTERFACE, 7, 200, 0)));
        assertThat(intake.sampling(address -> true, 2).values()).allMatch(announced -> announced.size() == 2);
        assertThat(intake.sampling(address -> false, 10)).isEmpty();
    }

    @Test
    void a_rate_of_0_is_no_announcement() {
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        learn(5, SAMPLER, 0, 1, 0, 2, "one");
        learn(5, SAMPLER, 0, 2, 0, 2, "two");
        learn(5, shape(Protocol.NETFLOW9, 1, "s1:4 34:4 35:1"), 0, 0, 2);
        assertThat(complete(session, 5).samplingRate).isEqualTo(5000);
    }

    @Test
    void ids_of_8_octets_and_n_of_all_packets_are_understood() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "302:8 305:4 304:2 309:4 310:4 84:90 335:v");
        learn(5, shape, 0x1_0000_0001L, 1, 3, 1, 256, "map", "map");
        learn(5, shape, 2, 1, 3, 3, 1000, "map", "map");
        final Run run = complete(session, 5);
        assertThat(run.samplers.find(0x1_0000_0001L).rate()).isEqualTo(256);
        assertThat(run.samplers.find(2).rate()).isEqualTo(333);
        assertThat(run.samplers.find(2).algorithm()).isEqualTo(3);
    }

    @Test
    void packets_taken_and_left_out_make_a_rate() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "143:4 160:8 305:4 306:4 304:2");
        learn(5, shape, 1, 1L, 1, 9_999, 1);
        assertThat(complete(session, 5).samplingRate).isEqualTo(10_000);
        learn(6, shape(Protocol.NETFLOW9, 1, "143:4 305:4"), 1, 1);
        learn(7, shape(Protocol.NETFLOW9, 1, "143:4 305:4"), 1, 512);
        assertThat(complete(session, 7).samplingRate).isEqualTo(512);
    }

    @Test
    void a_probability_makes_a_rate() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "143:4 311:8 304:2");
        learn(5, shape, 1, Double.doubleToLongBits(0.001), 4);
        assertThat(complete(session, 5).samplingRate).isEqualTo(1000);
        learn(5, shape, 1, Double.doubleToLongBits(Double.NaN), 4);
        learn(5, shape, 1, Double.doubleToLongBits(-1), 4);
        assertThat(complete(session, 5).samplingRate).isEqualTo(1000);
    }

    @Test
    void a_domain_without_samplers_goes_by_those_of_the_exporters_other_domains() {
        learn(0, SAMPLER, 0, 1, 1000, 2, "of domain 0");
        learn(9, SAMPLER, 0, 1, 7, 2, "of domain 9");
        learn(9, SAMPLER, 0, 2, 70, 2, "of domain 9");
        assertThat(complete(session, 0).samplingRate).isEqualTo(1000);
        final Run other = complete(session, 5);
        assertThat(other.samplers.find(1).rate()).isEqualTo(1000);
        assertThat(other.samplers.find(2).rate()).isEqualTo(70);
        assertThat(complete(Sessions.of(2, 1000), 5).samplers).isNull();
        learn(0, SAMPLER, 0, 1, 2000, 2, "changed");
        assertThat(complete(session, 5).samplers.find(1).rate()).isEqualTo(2000);
    }

    @Test
    void rates_by_interface_are_a_rate_of_the_domain_only_where_they_agree() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "s2:4 34:4 35:1");
        learn(5, shape, 7, 512, 1);
        learn(5, shape, 8, 512, 1);
        assertThat(complete(session, 5).samplingRate).isEqualTo(512);
        learn(5, shape, 9, 64, 1);
        assertThat(complete(session, 5).samplingRate).isZero();
        assertThat(intake.tables().interfaceSamplingRate(session.exporter(), 5, 9))
                .isEqualTo(64);
        learn(5, shape, 0, 100, 1);
        assertThat(complete(session, 5).samplingRate)
                .as("interface 0 is the domain")
                .isEqualTo(100);
    }

    @Test
    void the_operators_word_is_above_the_exporters_and_an_assumption_is_below() {
        final ExporterSession overridden = Sessions.of(1, address -> 42);
        final ExporterSession assumed = Sessions.of(1, new SamplingRules() {
            @Override
            public long overrideFor(byte[] address) {
                return 0;
            }

            @Override
            public long defaultFor(byte[] address) {
                return 17;
            }
        });
        assertThat(complete(assumed, 5).samplingRate).isEqualTo(17);
        assertThat(complete(assumed, 5).flags & Run.SAMPLING_DEFAULT)
                .as("a record or its sampler may know better")
                .isNotZero();
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        assertThat(complete(overridden, 5).samplingRate).isEqualTo(42);
        assertThat(complete(overridden, 5).samplingOrigin).isEqualTo(SamplingOrigin.OPERATOR);
        assertThat(complete(assumed, 5).samplingRate).isEqualTo(5000);
        assertThat(complete(assumed, 5).samplingOrigin).isEqualTo(SamplingOrigin.OPTIONS);
        assertThat(complete(assumed, 5).flags & Run.SAMPLING_DEFAULT).isZero();
    }

    @Test
    void the_time_of_start_from_options_is_told_to_the_runs_of_ipfix() {
        learn(5, shape(Protocol.IPFIX, 1, "149:4 160:8"), 5, 1_600_000_000_000L);
        final Run run = new Run();
        final MessageContext message = message(session, 5);
        message.protocol = Protocol.IPFIX;
        message.fill(run);
        intake.complete(message, run);
        assertThat(run.hasSystemInit()).isTrue();
        assertThat(run.systemInitEpochMillis).isEqualTo(1_600_000_000_000L);
        assertThat(complete(session, 5).hasSystemInit())
                .as("v9 tells it itself")
                .isFalse();
    }

    @Test
    void the_latest_of_each_record_is_kept_and_told_again() {
        learn(5, INTERFACES, 0, 1, "eth0");
        learn(5, INTERFACES, 0, 2, "eth1");
        learn(5, INTERFACES, 0, 1, "renamed");
        learn(6, INTERFACES, 0, 1, "of another domain");
        learn(5, shape(Protocol.NETFLOW9, 1, "s1:4 41:4 42:4"), 0, 1, 2);
        final OptionsTables tables = new OptionsTables();
        final List<String> told = new ArrayList<>();
        intake.forEachKnown((run, shape, bytes, offset, length, count) -> {
            assertThat(run.kind).isEqualTo(RecordKind.OPTIONS);
            assertThat(run.flags & Run.REPEATED).isNotZero();
            assertThat(count).isEqualTo(1);
            told.add(run.observationDomain + " " + shape.templateId());
            tables.learn(run, shape, bytes, offset, length, count);
        });
        assertThat(told).containsExactly("5 256", "5 256", "6 256");
        assertThat(tables.interfaceName(session.exporter(), 5, 1)).isEqualTo("renamed");
        assertThat(tables.interfaceName(session.exporter(), 5, 2)).isEqualTo("eth1");
        assertThat(tables.interfaceName(session.exporter(), 6, 1)).isEqualTo("of another domain");
    }

    @Test
    void a_record_of_another_layout_takes_the_place_of_the_old_one() {
        learn(5, INTERFACES, 0, 1, "old");
        learn(5, shape(Protocol.NETFLOW9, 1, "s1:4 10:4 82:16 83:16"), 0, 1, "new", "");
        assertThat(intake.entries()).hasSize(1);
    }

    @Test
    void only_news_changes_the_version() {
        learn(5, INTERFACES, 0, 1, "eth0");
        final int before = intake.version();
        learn(5, INTERFACES, 0, 1, "eth0");
        assertThat(intake.version()).isEqualTo(before);
        learn(5, INTERFACES, 0, 1, "eth1");
        assertThat(intake.version()).isNotEqualTo(before);
    }

    @Test
    void what_was_saved_teaches_the_same_again() {
        learn(5, INTERFACES, 0, 1, "eth0");
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        final OptionsIntake restarted = new OptionsIntake(IntakeLimits.DEFAULT);
        for (OptionsEntry entry : intake.entries()) {
            restarted.restore(entry, session.exporter());
        }
        assertThat(restarted.tables().interfaceName(session.exporter(), 5, 1)).isEqualTo("eth0");
        final Run run = new Run();
        message(session, 5).fill(run);
        restarted.complete(message(session, 5), run);
        assertThat(run.samplingRate).isEqualTo(5000);
        assertThat(restarted.entries()).hasSize(2);
    }

    @Test
    void an_exporter_that_has_gone_is_forgotten_after_a_week() {
        learn(5, SAMPLER, 0, 1, 5000, 2, "one");
        assertThat(intake.expire(1_700_000_000_000_000_000L + OptionsIntake.KEPT_NANOS))
                .isZero();
        assertThat(intake.expire(1_700_000_000_000_000_001L + OptionsIntake.KEPT_NANOS))
                .isEqualTo(1);
        assertThat(intake.entries()).isEmpty();
        assertThat(complete(session, 5).samplingRate).isZero();
        learn(5, SAMPLER, 0, 1, 70, 2, "back");
        assertThat(complete(session, 5).samplingRate).isEqualTo(70);
    }

    @Test
    void what_is_kept_is_bounded_by_number_and_by_bytes_and_known_records_do_not_grow_beyond() {
        final OptionsIntake small = new OptionsIntake(new IntakeLimits(2, 10, 5_000, 100_000));
        for (int i = 0; i < 100; i++) {
            learn(small, session, 5, INTERFACES, 0, i, "x");
        }
        assertThat(small.entries()).hasSize(10);
        learn(small, session, 5, INTERFACES, 0, 1, "x".repeat(4_000));
        assertThat(small.entries()).allMatch(entry -> entry.record().length < 100);
        learn(small, session, 5, INTERFACES, 0, 1, "y");
        assertThat(small.entries()).anyMatch(entry -> entry.record()[9] == 'y');
        learn(small, Sessions.of(2, 1000), 5, INTERFACES, 0, 1, "x");
        learn(small, Sessions.of(3, 1000), 5, INTERFACES, 0, 1, "no room for a third exporter");
        assertThat(small.entries()).hasSize(11);
    }

    private void learn(long domain, Shape shape, Object... values) {
        learn(intake, session, domain, shape, values);
    }

    private static void learn(
            OptionsIntake intake, ExporterSession session, long domain, Shape shape, Object... values) {
        final byte[] bytes = record(shape, values);
        final MessageContext message = message(session, domain);
        message.protocol = shape.dialect();
        intake.onOptions(message, shape, bytes, 0, bytes.length, 1);
    }

    private static MessageContext message(ExporterSession session, long domain) {
        final MessageContext message = new MessageContext();
        message.session = session;
        message.protocol = Protocol.NETFLOW9;
        message.domain = domain;
        message.receivedAtEpochNanos = 1_700_000_000_000_000_000L;
        return message;
    }

    private Run complete(ExporterSession of, long domain) {
        final Run run = new Run();
        final MessageContext message = message(of, domain);
        message.fill(run);
        intake.complete(message, run);
        return run;
    }
}
