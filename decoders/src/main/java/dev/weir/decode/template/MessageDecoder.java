package dev.weir.decode.template;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.RejectReason;
import dev.weir.flow.Bytes;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/**
 * Walks the sets of one message after another: takes definitions, binds data sets to them, checks the records against
 * their shape and passes them on as they are. What is NetFlow v9 or IPFIX alone lies in the {@link SetDialect} and
 * before the first set. Owned by the shard's thread.
 */
public final class MessageDecoder {
    private static final int SET_HEADER = 4;

    private final SetDialect dialect;
    private final Counters<Counter> counters;
    private final OptionsListener options;
    private final WaitingRoom waiting;
    private final TemplateRecord record = new TemplateRecord();
    private final RecordWalk walk = new RecordWalk();
    private final Run run = new Run();
    private final DefinedIds defined = new DefinedIds();
    private final WaitingRoom.Visitor replay = this::replaySet;
    private MessageContext message;
    private ExporterTemplates templates;
    private FlowOutput output;
    private RejectReason flaw;
    private int records;
    private int flowRecords;
    private int replayedRecords;
    private boolean uncounted;

    /** Makes a decoder that belongs to one shard. */
    public MessageDecoder(SetDialect dialect, DecoderContext context) {
        this.dialect = dialect;
        this.counters = context.counters();
        this.options = context.options();
        this.waiting = context.waiting();
    }

    /**
     * Decodes the sets of a message.
     *
     * @param context what its header says; the flag {@link Run#SALVAGED} is added from the first flaw on
     * @param bytes the array that holds the message
     * @param start where its first set begins
     * @param end where the octets end that are there
     * @param announcedEnd where it says that it ends: a set that ends there is the last one
     * @param to where records go
     * @return null if all was well; else the first thing that was wrong. What was good beside that has been used
     */
    public RejectReason decode(
            MessageContext context, byte[] bytes, int start, int end, int announcedEnd, FlowOutput to) {
        message = context;
        templates = context.session.state().templates();
        output = to;
        flaw = null;
        records = 0;
        flowRecords = 0;
        replayedRecords = 0;
        uncounted = false;
        defined.clearOptions();
        defined.clearFlows();
        walk(bytes, start, end, announcedEnd);
        replayAll();
        return flaw;
    }

    private void walk(byte[] bytes, int start, int end, int announcedEnd) {
        int at = start;
        while (end - at >= SET_HEADER) {
            final int length = Bytes.u16(bytes, at + 2);
            if (length < SET_HEADER) {
                onShortSet(bytes, at, end);
                return;
            }
            final int setEnd = Math.min(at + length, end);
            if (setEnd - at < length) {
                blame(RejectReason.SET_OVERRUN);
            }
            onSet(Bytes.u16(bytes, at), bytes, at + SET_HEADER, setEnd, setEnd - at == length);
            at = setEnd;
            if (at == announcedEnd) {
                return;
            }
        }
        if (!Bytes.isZero(bytes, at, end)) {
            blame(RejectReason.TRAILING_BYTES);
        }
    }

    /** How many data records the last message had, options data included; waiting ones are not in it. */
    public int records() {
        return records;
    }

    /** How many of them were flow records. */
    public int flowRecords() {
        return flowRecords;
    }

    /** How many data records of earlier messages had waited for what the last message defined. */
    public int replayedRecords() {
        return replayedRecords;
    }

    /** Whether the last message had sets whose records could not be counted. */
    public boolean hasUncounted() {
        return uncounted;
    }

    /** Zeros up to the end are what fills up a datagram. */
    private void onShortSet(byte[] bytes, int at, int end) {
        if (Bytes.isZero(bytes, at, end)) {
            return;
        }
        blame(RejectReason.SET_LENGTH);
        uncounted = true;
        if (Bytes.u16(bytes, at) >= SetDialect.FIRST_DATA_SET) {
            counters.increment(Counter.SETS_SEEN);
            counters.increment(Counter.SETS_DROPPED_MALFORMED);
        }
    }

    private void blame(RejectReason reason) {
        flaw = flaw == null ? reason : flaw;
        message.flags |= Run.SALVAGED;
    }

    private void onSet(int id, byte[] bytes, int start, int end, boolean whole) {
        if (id >= SetDialect.FIRST_DATA_SET) {
            onDataSet(id, bytes, start, end, whole);
        } else if (id == dialect.templateSet()) {
            onTemplateSet(false, bytes, start, end);
        } else if (id == dialect.optionsSet()) {
            onTemplateSet(true, bytes, start, end);
        } else {
            counters.increment(Counter.SETS_RESERVED);
        }
    }

    private void onTemplateSet(boolean ofOptions, byte[] bytes, int start, int end) {
        int at = start;
        while (end - at >= SET_HEADER && !Bytes.isZero(bytes, at, end)) {
            RejectReason fault = record.read(dialect, ofOptions, bytes, at, end);
            at += record.length();
            if (fault == null && (record.isWithdrawal() || defined.has(record.id()))) {
                replayAll();
            }
            if (fault == null && record.isWithdrawal()) {
                templates.withdraw(record, message, counters);
                continue;
            }
            fault = fault == null ? templates.define(record, message, counters) : fault;
            if (fault == null) {
                defined.add(record.id(), ofOptions);
            } else {
                counters.increment(Counter.TEMPLATES_REFUSED);
                blame(fault);
            }
        }
    }

    /** What has waited for the definitions of this message so far is decoded now. */
    private void replayAll() {
        replayOptions();
        replayFlows();
    }

    private void replayOptions() {
        if (defined.hasOptions()) {
            waiting.replay(message.session, message.protocol, message.domain, defined.ofOptions(), replay);
            defined.clearOptions();
        }
    }

    /** As late as it can be, before the message's own flow records: options data may tell what flow records need. */
    private void replayFlows() {
        if (defined.hasFlows()) {
            waiting.replay(message.session, message.protocol, message.domain, defined.ofFlows(), replay);
            defined.clearFlows();
        }
    }

    /** A flaw in it is the set's, not the message's that brought the definition. */
    private boolean replaySet(MessageContext held, int id, byte[] bytes, int offset, int length) {
        final Template template = usableFor(held, id);
        if (template == null) {
            return false;
        }
        counters.increment(Counter.SETS_REPLAYED);
        walk.walk(template.shape(), bytes, offset, offset + length);
        if (walk.overrun) {
            held.flags |= Run.SALVAGED;
        }
        replayedRecords += walk.count;
        use(template, held, bytes, offset, walk.overrun);
        return true;
    }

    /** The definition that holds for a set that has waited; null if it is not the one that it waits for. */
    private Template usableFor(MessageContext held, int id) {
        final TemplateDomain domain = templates.find(held.protocol, held.domain);
        Template template = domain == null ? null : templates.find(domain, id, held, counters);
        if (template != null && !domain.isFor(template, held)) {
            template = domain.head(id);
        }
        return template == null || !domain.isFor(template, held) ? null : template;
    }

    private void onDataSet(int id, byte[] bytes, int start, int end, boolean whole) {
        counters.increment(Counter.SETS_SEEN);
        final TemplateDomain domain = templates.find(message.protocol, message.domain);
        final Template template = domain == null ? null : usable(domain, id);
        if (template == null) {
            uncounted = true;
            if (waiting.hold(message, id, bytes, start, end - start)) {
                message.lostBefore = 0;
            }
            return;
        }
        replayOptions();
        if (!template.isOptions()) {
            replayFlows();
        }
        walk.walk(template.shape(), bytes, start, end);
        if (walk.overrun && whole) {
            blame(RejectReason.RECORD_OVERRUN);
        }
        final boolean malformed = walk.overrun || !whole;
        uncounted |= malformed;
        records += walk.count;
        flowRecords += template.isOptions() ? 0 : walk.count;
        use(template, message, bytes, start, malformed);
    }

    /** The definition that holds for a data set of this message; null if it has to wait for one. */
    private Template usable(TemplateDomain domain, int id) {
        final Template template = templates.find(domain, id, message, counters);
        if (template == null || !domain.isStale(template, message)) {
            return template;
        }
        template.onStaleSet();
        final Template latest = domain.head(id);
        return domain.isStale(latest, message) ? null : latest;
    }

    private void use(Template template, MessageContext context, byte[] bytes, int start, boolean malformed) {
        counters.increment(malformed ? Counter.SETS_DROPPED_MALFORMED : Counter.SETS_DECODED);
        template.onSet(walk.count);
        if (walk.count > 0) {
            append(template, context, bytes, start);
            context.lostBefore = 0;
        }
    }

    private void append(Template template, MessageContext context, byte[] bytes, int start) {
        final Shape shape = template.shape();
        final int length = walk.length;
        final int count = walk.count;
        context.fill(run);
        options.complete(context, run);
        if (template.isOptions()) {
            run.kind = RecordKind.OPTIONS;
        }
        output.append(run, shape, bytes, start, length, count);
        if (template.isOptions()) {
            counters.add(Counter.RECORDS_OPTIONS, count);
            options.onOptions(context, shape, bytes, start, length, count);
        }
    }
}
