package dev.weir.decode.template;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.RejectReason;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.flow.Protocol;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The templates of one exporter: all its domains, protocols and sessions. The one place that adds and removes them, so
 * that bounds and counts hold. Owned by the shard's thread.
 */
public final class ExporterTemplates {
    private final TemplateLimits limits;
    private final TemplateMemory memory;
    private TemplateDomain[] domains = {};
    private int domainCount;
    private int lastHit;
    private int count;

    /**
     * Begins with none.
     *
     * @param limits what they may take at most
     * @param memory its access to the shard's memory for templates
     */
    public ExporterTemplates(TemplateLimits limits, TemplateMemory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    /** How many definitions there are. */
    public int count() {
        return count;
    }

    /** How many domains have definitions. */
    public int domainCount() {
        return domainCount;
    }

    /** The domain of a message; null if it has never defined anything. */
    public TemplateDomain find(Protocol protocol, long domain) {
        for (int i = 0, at = lastHit; i < domainCount; i++, at = at + 1 == domainCount ? 0 : at + 1) {
            if (domains[at].is(protocol, domain)) {
                lastHit = at;
                return domains[at];
            }
        }
        return null;
    }

    private TemplateDomain findOrOpen(Protocol protocol, long number) {
        final TemplateDomain known = find(protocol, number);
        if (known != null) {
            return known;
        }
        final boolean room = domainCount < limits.domainsPerExporter() || dropEmpty();
        if (!room || !memory.tryTake(TemplateDomain.WEIGHT)) {
            return null;
        }
        if (domainCount == domains.length) {
            domains = Arrays.copyOf(domains, Math.max(1, 2 * domainCount));
        }
        final TemplateDomain opened = new TemplateDomain(protocol, number);
        domains[domainCount++] = opened;
        return opened;
    }

    private boolean dropEmpty() {
        for (int i = 0; i < domainCount; i++) {
            if (domains[i].isEmpty()) {
                domains[i] = domains[--domainCount];
                domains[domainCount] = null;
                lastHit = 0;
                memory.give(TemplateDomain.WEIGHT);
                return true;
            }
        }
        return false;
    }

    /** The definition that holds for a data set; null if there is none, or it has expired. */
    Template find(TemplateDomain domain, int id, MessageContext message, Counters<Counter> counters) {
        final Template template = domain.find(id, Template.key(message.session));
        if (template != null && template.isExpired(message.receivedAtEpochNanos, limits.expiryNanos())) {
            remove(domain, template);
            counters.increment(Counter.TEMPLATES_EXPIRED);
            return find(domain, id, message, counters);
        }
        return template;
    }

    /**
     * Takes a definition.
     *
     * @param record a record without a fault
     * @param message the message that has it
     * @return null if it holds now; else why it does not, and nothing has changed
     */
    RejectReason define(TemplateRecord record, MessageContext message, Counters<Counter> counters) {
        final TemplateDomain domain = findOrOpen(message.protocol, message.domain);
        if (domain == null) {
            return RejectReason.TEMPLATE_LIMIT;
        }
        final int session = Template.key(message.session);
        final Template same = domain.findSame(record);
        final Template own = domain.findOwn(record.id(), session);
        if (same != null) {
            refresh(domain, same, message);
            counters.increment(own == null || own == same ? Counter.TEMPLATES_REFRESHED : Counter.TEMPLATES_CHANGED);
            leave(domain, own == same ? null : own, session);
            return null;
        }
        final int weight = Template.weight(record.fieldCount(), record.length());
        if (count >= limits.perExporter() && own == null || !memory.tryTake(weight)) {
            return RejectReason.TEMPLATE_LIMIT;
        }
        final boolean alone = leave(domain, own, session);
        counters.increment(own != null ? Counter.TEMPLATES_CHANGED : Counter.TEMPLATES_ADDED);
        if (!alone || own == null && domain.head(record.id()) != null) {
            counters.increment(Counter.TEMPLATES_CONFLICTING);
        }
        final Template added = add(domain, record, message.receivedAtEpochNanos);
        added.addSession(session);
        added.stamp(message);
        return null;
    }

    private void refresh(TemplateDomain domain, Template template, MessageContext message) {
        if (template.sawOnlyStaleSets() && !template.isBeforeRebootOf(message)) {
            domain.distrustStamps();
        }
        template.addSession(Template.key(message.session));
        template.stamp(message);
        domain.putFirst(template);
    }

    /** A session says otherwise now; true if nobody else held on to what it had said. */
    private boolean leave(TemplateDomain domain, Template left, int session) {
        if (left == null) {
            return true;
        }
        if (left.removeSession(session)) {
            return false;
        }
        remove(domain, left);
        return true;
    }

    private Template add(TemplateDomain domain, TemplateRecord record, long definedAtEpochNanos) {
        final Template surplus = domain.surplus(record.id());
        if (surplus != null) {
            remove(domain, surplus);
        }
        final byte[] wire = Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.length());
        final Template added = new Template(record.compile(), record.isOptions(), wire, definedAtEpochNanos);
        domain.putFirst(added);
        count++;
        return added;
    }

    private void remove(TemplateDomain domain, Template template) {
        domain.remove(template);
        memory.give(template.weight());
        count--;
    }

    /**
     * Takes definitions back (RFC 7011 section 8.1): what the session has sent itself, or, for a session that has sent
     * none, what holds for it.
     */
    void withdraw(TemplateRecord record, MessageContext message, Counters<Counter> counters) {
        final TemplateDomain domain = find(message.protocol, message.domain);
        if (domain == null) {
            return;
        }
        final int session = Template.key(message.session);
        if (record.withdrawsAll()) {
            domain.forEach(template -> {
                if (template.isOptions() == record.withdrawsOptions()
                        && domain.find(template.shape().templateId(), session) == template) {
                    withdraw(domain, template, session, counters);
                }
            });
            return;
        }
        final Template template = domain.find(record.id(), session);
        if (template != null && template.isOptions() == record.isOptions()) {
            withdraw(domain, template, session, counters);
        }
    }

    private void withdraw(TemplateDomain domain, Template template, int session, Counters<Counter> counters) {
        counters.increment(Counter.TEMPLATES_WITHDRAWN);
        if (!template.isOf(session) || !template.removeSession(session)) {
            remove(domain, template);
        }
    }

    /** Forgets what has not been sent for too long, and domains that are empty then. */
    public void expire(long nowEpochNanos, Counters<Counter> counters) {
        for (int i = 0; i < domainCount; i++) {
            final TemplateDomain domain = domains[i];
            domain.forEach(template -> {
                if (template.isExpired(nowEpochNanos, limits.expiryNanos())) {
                    remove(domain, template);
                    counters.increment(Counter.TEMPLATES_EXPIRED);
                }
            });
        }
        while (domainCount > 0 && dropEmpty()) {
            lastHit = 0;
        }
    }

    /** Forgets all of them, and gives back what they take of the shard's memory. */
    public void release() {
        for (int i = 0; i < domainCount; i++) {
            domains[i].forEach(template -> memory.give(template.weight()));
            memory.give(TemplateDomain.WEIGHT);
        }
        domains = new TemplateDomain[0];
        domainCount = 0;
        lastHit = 0;
        count = 0;
    }

    /**
     * Takes what was there before the collector was restarted. It goes through the same checks as if it came in now.
     *
     * @return false, and nothing changed, if it is damaged, too old, known already, or beyond a bound
     */
    public boolean restore(TemplateEntry entry, long nowEpochNanos) {
        final byte[] wire = entry.wire();
        final TemplateRecord record = new TemplateRecord();
        if (wire.length < TemplateRecord.SHORTEST
                || record.read(SetDialect.of(entry.protocol()), entry.options(), wire, 0, wire.length) != null
                || record.isWithdrawal()
                || record.length() != wire.length
                || nowEpochNanos - entry.refreshedAtEpochNanos() > limits.expiryNanos()) {
            return false;
        }
        final TemplateDomain domain = findOrOpen(entry.protocol(), entry.domain());
        if (domain == null
                || domain.findSame(record) != null
                || count >= limits.perExporter()
                || !memory.tryTake(Template.weight(record.fieldCount(), wire.length))) {
            return false;
        }
        add(domain, record, entry.definedAtEpochNanos()).restore(entry);
        return true;
    }

    /** Shows all definitions, as people see them. */
    public void summarise(byte[] address, Consumer<TemplateSummary> consumer) {
        forEach((domain, template) -> consumer.accept(TemplateSummary.of(address, domain, template)));
    }

    /** Shows all definitions, as they are kept over a restart. */
    public void exportState(byte[] address, Consumer<TemplateEntry> consumer) {
        forEach((domain, template) -> consumer.accept(template.entry(address, domain)));
    }

    private void forEach(BiConsumer<TemplateDomain, Template> consumer) {
        for (int i = 0; i < domainCount; i++) {
            final TemplateDomain domain = domains[i];
            domain.forEach(template -> consumer.accept(domain, template));
        }
    }
}
