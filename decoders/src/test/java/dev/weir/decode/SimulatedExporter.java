package dev.weir.decode;

import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.RandomTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An exporting process that sends random templates and records, refreshes, changes and withdraws templates, sends data
 * ahead of them and reboots with its ids used anew; and beside it what a collector has to make of each message.
 */
final class SimulatedExporter {
    private static final int FIRST_ID = 256;
    private static final int IDS = 6;
    private static final int MAX_LENGTH = 6_000;
    private static final int MAX_WAITING = 6;

    private final int number;
    private final boolean ipfix;
    private final long domain;
    private final boolean changingPorts;
    private final Random random;
    private final RandomTemplates draw;
    private final Map<Integer, ExportTemplate> templates = new TreeMap<>();
    private final Map<Integer, List<DecodedRecord>> waiting = new TreeMap<>();
    private final Map<Integer, Boolean> announced = new TreeMap<>();
    private final List<DecodedRecord> expected = new ArrayList<>();
    private long uptimeMillis = 500_000;
    private long sequence;
    private int waitingSets;
    private ExportMessage message;
    private StringBuilder story = new StringBuilder();

    SimulatedExporter(int number, boolean ipfix, long domain, boolean changingPorts, Random random) {
        this.number = number;
        this.ipfix = ipfix;
        this.domain = domain;
        this.changingPorts = changingPorts;
        this.random = random;
        this.draw = new RandomTemplates(random, ipfix);
        this.sequence = random.nextBoolean() ? 1_000_000 : 0xffff_ff00L;
        for (int id = FIRST_ID; id < FIRST_ID + IDS; id++) {
            define(id);
        }
    }

    int number() {
        return number;
    }

    /** IPFIX tells a restart by its sequence numbers only, and these are a session's; so is a withdrawal. */
    boolean canBeSeenToReboot() {
        return !ipfix || !changingPorts;
    }

    /** What the collector has to decode because of the last message, replayed records included. */
    List<DecodedRecord> expected() {
        return expected;
    }

    /** What the last message is about, for people. */
    String story() {
        return story.toString();
    }

    private void tell(String what, int id) {
        story.append(' ').append(what).append(' ').append(id);
    }

    private void define(int id) {
        templates.put(id, draw.template(id));
        announced.put(id, false);
    }

    /** The next datagram. */
    byte[] next() {
        begin();
        for (int sets = 1 + random.nextInt(5); sets > 0 && message.length() < MAX_LENGTH; sets--) {
            addSet(FIRST_ID + random.nextInt(IDS));
        }
        if (waitingSets > MAX_WAITING) {
            announceAll();
        }
        return end();
    }

    private void addSet(int id) {
        final int kind = random.nextInt(20);
        if (kind < 4) {
            announce(id);
        } else if (kind == 4) {
            change(id);
        } else if (kind == 5 && ipfix && !changingPorts && announced.get(id)) {
            withdraw(id);
        } else {
            data(id);
        }
    }

    /** All templates are sent once more, late in the process's life; from here on it counts anew and has others. */
    byte[] reboot() {
        uptimeMillis += 600_000;
        sequence += 100_000;
        begin();
        announceAll();
        final byte[] last = end();
        uptimeMillis = random.nextInt(3_000);
        sequence = 0;
        for (int id = FIRST_ID; id < FIRST_ID + IDS; id++) {
            final ExportTemplate before = templates.get(id);
            templates.put(id, draw.changed(before));
            announced.put(id, false);
        }
        return last;
    }

    private void begin() {
        expected.clear();
        story = new StringBuilder(ipfix ? "ipfix" : "v9")
                .append(" domain " + domain + " sequence " + sequence + " uptime " + uptimeMillis + ':');
        message = ExportMessage.of(ipfix)
                .domain(domain)
                .sequence(sequence)
                .uptimeMillis(uptimeMillis)
                .exportedAt(1_700_000_000L + random.nextInt(3));
    }

    private byte[] end() {
        uptimeMillis += random.nextInt(400);
        sequence += ipfix ? message.dataRecords() : 1;
        return message.bytes();
    }

    /** New and old definitions go out alike; one or several in a set. */
    private void announce(int id) {
        final int other = FIRST_ID + random.nextInt(IDS);
        if (other != id && templates.get(id).isOptions() == templates.get(other).isOptions()) {
            message.templates(templates.get(id), templates.get(other));
            onAnnounced(id);
            onAnnounced(other);
        } else {
            message.templates(templates.get(id));
            onAnnounced(id);
        }
    }

    private void announceAll() {
        for (int id = FIRST_ID; id < FIRST_ID + IDS; id++) {
            message.templates(templates.get(id));
            onAnnounced(id);
        }
    }

    private void onAnnounced(int id) {
        tell("template", id);
        announced.put(id, true);
        final List<DecodedRecord> replayed = waiting.remove(id);
        if (replayed != null) {
            expected.addAll(replayed);
        }
        if (waiting.isEmpty()) {
            waitingSets = 0;
        }
    }

    private void change(int id) {
        if (waiting.containsKey(id)) {
            announce(id);
            return;
        }
        templates.put(id, draw.changed(templates.get(id)));
        message.templates(templates.get(id));
        onAnnounced(id);
    }

    private void withdraw(int id) {
        tell("withdrawal", id);
        message.withdrawing(id, templates.get(id).isOptions());
        define(id);
    }

    private void data(int id) {
        final ExportTemplate template = templates.get(id);
        final List<byte[]> records = new ArrayList<>();
        final List<DecodedRecord> decoded = new ArrayList<>();
        int octets = 0;
        for (int i = 1 + random.nextInt(6); i > 0 && message.length() + octets < MAX_LENGTH; i--) {
            final List<byte[]> values = draw.values(template);
            records.add(template.record(values, draw.longForm()));
            octets += records.get(records.size() - 1).length;
            decoded.add(DecodedRecord.expected(number, domain, ipfix, template, values));
        }
        tell(announced.get(id) ? "data" : "early data", id);
        message.data(template, records, draw.padding(template, octets));
        if (announced.get(id)) {
            expected.addAll(decoded);
        } else {
            waiting.computeIfAbsent(id, key -> new ArrayList<>()).addAll(decoded);
            waitingSets++;
        }
    }
}
