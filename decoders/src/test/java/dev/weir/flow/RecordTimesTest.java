package dev.weir.flow;

import static dev.weir.flow.Reading.EXPORTED;
import static dev.weir.flow.Reading.RECEIVED_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The ways in which exporters tell when a flow was. */
class RecordTimesTest {
    private static final long NTP_1970 = 2_208_988_800L;

    private static String start(Reading reading) {
        return text(reading.reader.startEpochNanos());
    }

    private static String end(Reading reading) {
        return text(reading.reader.endEpochNanos());
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private static String hex(long value) {
        return String.format("%016x", value);
    }

    private static String ntp(long epochSeconds, long nanos) {
        return hex(epochSeconds + NTP_1970 << 32 | (nanos << 32) / 1_000_000_000L);
    }

    private static Reading ipfix(String... fields) {
        return Reading.ipfix(fields);
    }

    @Test
    void seconds_milliseconds_microseconds_and_nanoseconds_are_read() {
        final Reading seconds = ipfix("150=6553f0ec", "151=6553f0f6");
        assertThat(start(seconds)).isEqualTo("2023-11-14T22:13:00Z");
        assertThat(end(seconds)).isEqualTo("2023-11-14T22:13:10Z");
        assertThat(start(ipfix("152=" + hex(1_699_999_999_123L), "153=" + hex(1_699_999_999_999L))))
                .isEqualTo("2023-11-14T22:13:19.123Z");
        assertThat(end(ipfix("154=" + ntp(EXPORTED - 5, 123_456_000), "155=" + ntp(EXPORTED, 999_999_000))))
                .isEqualTo("2023-11-14T22:13:20.999999Z");
        assertThat(start(ipfix("156=" + ntp(EXPORTED - 5, 123_456_789), "157=" + ntp(EXPORTED, 0))))
                .isEqualTo("2023-11-14T22:13:15.123456789Z");
        assertThat(seconds.reader.timeFlaw()).isEqualTo(TimeFlaw.NONE);
        assertThat(seconds.reader.hasTimes()).isTrue();
    }

    @Test
    void every_nanosecond_and_microsecond_survives_ntp() {
        for (long nanos = 0; nanos < 1_000_000_000L; nanos += 999_983) {
            final long ntp = EXPORTED + NTP_1970 << 32 | (nanos << 32) / 1_000_000_000L;
            assertThat(NtpTime.epochNanos(ntp)).isEqualTo(EXPORTED * 1_000_000_000L + nanos);
            final long micros = nanos / 1000;
            final long coarse = (EXPORTED + NTP_1970 << 32 | (micros << 32) / 1_000_000L) & ~0x7ffL;
            assertThat(NtpTime.epochNanosOfMicros(coarse)).isEqualTo((EXPORTED * 1_000_000L + micros) * 1000);
        }
    }

    /** NTP seconds wrap on 2036-02-07; what would be before 1970 lies behind that. */
    @Test
    void ntp_goes_on_after_2036() {

        final Reading later = new Reading(Protocol.IPFIX);
        later.run.receivedAtEpochNanos = Instant.parse("2036-02-07T06:28:40Z").getEpochSecond() * 1_000_000_000L;
        later.add("156=" + hex(10L << 32), "157=" + hex(11L << 32)).first();

        assertThat(start(later)).isEqualTo("2036-02-07T06:28:26Z");
        assertThat(later.reader.timeFlaw()).isEqualTo(TimeFlaw.NONE);
    }

    @Test
    void microseconds_and_nanoseconds_that_are_plain_counts_are_recognised() {
        assertThat(start(ipfix("154=" + hex(1_699_999_999_123_456L)))).isEqualTo("2023-11-14T22:13:19.123456Z");
        assertThat(start(ipfix("156=" + hex(1_699_999_999_123_456_789L)))).isEqualTo("2023-11-14T22:13:19.123456789Z");
    }

    @Test
    void uptimes_of_ipfix_need_their_base_from_the_record_or_the_run() {
        final String init = "160=" + hex(EXPORTED * 1000 - 3_600_000);
        final Reading inTheRecord = ipfix(init, "22=003567e0", "21=0036ee80");
        assertThat(start(inTheRecord)).isEqualTo("2023-11-14T22:11:40Z");
        assertThat(end(inTheRecord)).isEqualTo("2023-11-14T22:13:20Z");

        final Reading inTheRun = new Reading(Protocol.IPFIX);
        inTheRun.run.flags = Run.HAS_SYSTEM_INIT;
        inTheRun.run.systemInitEpochMillis = EXPORTED * 1000 - 3_600_000;
        inTheRun.add("22=003567e0", "21=0036ee80").first();
        assertThat(start(inTheRun)).isEqualTo("2023-11-14T22:11:40Z");

        final Reading without = ipfix("22=003567e0", "21=0036ee80");
        assertThat(without.reader.hasTimes()).isFalse();
        assertThat(without.reader.timeFlaw()).isEqualTo(TimeFlaw.RELATIVE);
        assertThat(start(without)).isEqualTo("2023-11-14T22:11:40Z");
        assertThat(end(without)).isEqualTo("2023-11-14T22:13:20Z");

        final Reading oneEnd = ipfix("22=003567e0");
        assertThat(oneEnd.reader.timeFlaw()).isEqualTo(TimeFlaw.ABSENT);
        assertThat(oneEnd.reader.startEpochNanos()).isEqualTo(RECEIVED_NANOS);
    }

    @Test
    void uptimes_without_a_base_are_a_duration_also_over_a_wrap_but_never_a_negative_one() {
        final Reading wrapped = ipfix("22=fffffc18", "21=000003e8");
        assertThat(wrapped.reader.timeFlaw()).isEqualTo(TimeFlaw.RELATIVE);
        assertThat(start(wrapped)).isEqualTo("2023-11-14T22:13:18Z");
        assertThat(ipfix("22=000003e8", "21=00000001").reader.timeFlaw()).isEqualTo(TimeFlaw.ABSENT);
        assertThat(ipfix("~22=", "21=00000001").reader.timeFlaw()).isEqualTo(TimeFlaw.ABSENT);
    }

    @Test
    void a_flow_of_which_only_the_duration_is_told_ends_with_the_export_or_the_receipt() {
        final Reading exported = ipfix("161=000003e8", "152=" + hex(0));
        assertThat(exported.reader.timeFlaw()).isEqualTo(TimeFlaw.RELATIVE);
        assertThat(start(exported)).isEqualTo("2023-11-14T22:13:19Z");
        assertThat(end(exported)).isEqualTo("2023-11-14T22:13:20Z");

        final Reading received = new Reading(Protocol.IPFIX);
        received.run.exportTimeEpochNanos = 0;
        received.add("162=000f4240").add("162=" + hex(Long.MAX_VALUE)).first();
        assertThat(received.reader.endEpochNanos()).isEqualTo(RECEIVED_NANOS);
        assertThat(received.reader.startEpochNanos()).isEqualTo(RECEIVED_NANOS - 1_000_000_000L);
        received.reader.next();
        assertThat(received.reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
        assertThat(received.reader.startEpochNanos()).isEqualTo(RECEIVED_NANOS);
    }

    @Test
    void an_uptime_of_eight_octets_that_looks_like_a_date_is_one() {
        assertThat(start(ipfix("22=" + hex(1_699_999_999_123L), "21=" + hex(1_699_999_999_999L))))
                .isEqualTo("2023-11-14T22:13:19.123Z");
    }

    @Test
    void an_uptime_without_export_time_counts_from_the_start_of_the_exporter() {
        final Reading reading = new Reading(Protocol.IPFIX);
        reading.run.exportTimeEpochNanos = 0;
        reading.add("160=" + hex(EXPORTED * 1000 - 3_600_000), "22=003567e0", "21=0036ee80")
                .first();
        assertThat(start(reading)).isEqualTo("2023-11-14T22:11:40Z");
    }

    @Test
    void distances_count_back_from_the_export_time() {
        final Reading reading = ipfix("158=000f4240", "159=00000001");
        assertThat(start(reading)).isEqualTo("2023-11-14T22:13:19Z");
        assertThat(end(reading)).isEqualTo("2023-11-14T22:13:19.999999Z");
    }

    @Test
    void a_duration_finds_the_other_end() {
        assertThat(start(ipfix("153=" + hex(EXPORTED * 1000), "161=000003e8"))).isEqualTo("2023-11-14T22:13:19Z");
        assertThat(end(ipfix("150=6553f0ec", "162=000f4240"))).isEqualTo("2023-11-14T22:13:01Z");
    }

    @Test
    void an_event_is_beginning_and_end_or_the_end_of_what_began() {
        final Reading event = Reading.netflow9("323=" + hex(EXPORTED * 1000));
        assertThat(start(event)).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(end(event)).isEqualTo("2023-11-14T22:13:20Z");
        final Reading teardown = Reading.netflow9("323=" + hex(EXPORTED * 1000), "152=" + hex(EXPORTED * 1000 - 500));
        assertThat(start(teardown)).isEqualTo("2023-11-14T22:13:19.500Z");
        assertThat(end(teardown)).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(start(ipfix("258=" + hex(EXPORTED * 1000 - 1)))).isEqualTo("2023-11-14T22:13:19.999Z");
    }

    @Test
    void one_end_alone_is_both() {
        assertThat(start(ipfix("151=6553f0f6"))).isEqualTo("2023-11-14T22:13:10Z");
        assertThat(end(ipfix("150=6553f0f6"))).isEqualTo("2023-11-14T22:13:10Z");
    }

    @Test
    void the_finer_time_goes_before_the_coarser_and_zero_is_absent() {
        final String coarse = "150=6553f0ec";
        assertThat(start(ipfix(coarse, "152=" + hex(1_699_999_999_123L)))).isEqualTo("2023-11-14T22:13:19.123Z");
        assertThat(start(ipfix(coarse, "152=" + hex(0)))).isEqualTo("2023-11-14T22:13:00Z");
    }

    @Test
    void an_ntp_time_of_zero_is_no_time_and_none_of_2036() {
        final String coarse = "150=6553f0ec";
        assertThat(start(ipfix(coarse, "156=" + hex(0), "154=" + hex(0)))).isEqualTo("2023-11-14T22:13:00Z");
        assertThat(ipfix("156=" + hex(0), "157=" + hex(0)).reader.timeFlaw()).isEqualTo(TimeFlaw.ABSENT);
        assertThat(NtpTime.epochNanos(0)).isZero();
        assertThat(NtpTime.epochNanosOfMicros(0)).isZero();
    }

    @Test
    void an_uptime_of_zero_is_one() {
        final Reading booted = Reading.ipfix("160=" + hex(EXPORTED * 1000 - 3_600_000), "22=00000000", "21=00000001");
        assertThat(start(booted)).isEqualTo("2023-11-14T21:13:20Z");
        assertThat(end(booted)).isEqualTo("2023-11-14T21:13:20.001Z");
    }

    @Test
    void an_impossible_time_is_told_and_replaced_by_the_other_end_or_the_receipt() {
        final Reading early = ipfix("150=00000001", "151=6553f0f6");
        assertThat(early.reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
        assertThat(start(early)).isEqualTo("2023-11-14T22:13:10Z");
        assertThat(text(early.reader.statedStartEpochNanos())).isEqualTo("1970-01-01T00:00:01Z");

        final Reading late = ipfix("152=" + hex(1_800_000_000_000L), "153=" + hex(Long.MIN_VALUE));
        assertThat(late.reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
        assertThat(late.reader.startEpochNanos()).isEqualTo(RECEIVED_NANOS);
        assertThat(late.reader.endEpochNanos()).isEqualTo(RECEIVED_NANOS);
        assertThat(late.reader.hasTimes()).isTrue();
        assertThat(late.reader.statedEndEpochNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_day_behind_the_receipt_is_possible() {
        final long millis = RECEIVED_NANOS / 1_000_000 + 86_400_000;
        assertThat(ipfix("152=" + hex(millis)).reader.timeFlaw()).isEqualTo(TimeFlaw.NONE);
        assertThat(ipfix("152=" + hex(millis + 1)).reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
    }

    @Test
    void a_day_behind_the_export_is_possible_whatever_the_collector_s_clock_says() {
        final Reading reading = new Reading(Protocol.IPFIX);
        reading.run.receivedAtEpochNanos = 1_000_000_000_000_000_000L;
        final long millis = Reading.EXPORTED * 1000 + 86_400_000;
        reading.add("152=" + hex(millis)).add("152=" + hex(millis + 1)).first();
        assertThat(reading.reader.timeFlaw()).isEqualTo(TimeFlaw.NONE);
        assertThat(reading.reader.startEpochMillis()).isEqualTo(millis);
        reading.reader.next();
        assertThat(reading.reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
    }

    @Test
    void an_end_before_the_beginning_is_told_and_stays() {
        final Reading reading = ipfix("150=6553f0f6", "151=6553f0ec");
        assertThat(reading.reader.timeFlaw()).isEqualTo(TimeFlaw.END_BEFORE_START);
        assertThat(end(reading)).isEqualTo("2023-11-14T22:13:00Z");
    }

    @Test
    void the_times_of_netflow_5_stay_as_told() {
        final Reading reading = new Reading(Protocol.NETFLOW5);
        reading.run.flags = Run.HAS_SYSTEM_INIT;
        reading.run.exportTimeEpochNanos = 0;
        reading.run.systemInitEpochMillis = -100_000;
        reading.add("22=00000001", "21=00000002").first();
        assertThat(reading.reader.timeFlaw()).isEqualTo(TimeFlaw.IMPLAUSIBLE);
        assertThat(reading.reader.startEpochMillis()).isEqualTo(-99_999);
        assertThat(reading.reader.endEpochMillis()).isEqualTo(-99_998);
    }
}
