package dev.weir.decode.template;

import dev.weir.flow.Protocol;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The templates of one observation domain of one exporter, by id. An id has one definition, but for sessions that
 * contradict each other: then each session's own comes first, and the one sent last is everybody else's. Owned by the
 * shard's thread.
 */
public final class TemplateDomain {
    /** What it takes of the shard's memory when it is empty, roughly, in octets. */
    static final int WEIGHT = 160;

    /** How many definitions one id may have at a time. */
    private static final int MAX_DEFINITIONS = 8;

    private final Protocol protocol;
    private final long domain;
    private int[] ids = new int[2];
    private Template[] heads = new Template[2];
    private int count;
    private int lastHit;
    private boolean stampsDistrusted;

    TemplateDomain(Protocol protocol, long domain) {
        this.protocol = protocol;
        this.domain = domain;
    }

    /** The protocol whose templates these are. */
    public Protocol protocol() {
        return protocol;
    }

    /** The v9 source id or the IPFIX observation domain; unsigned 32 bits. */
    public long domain() {
        return domain;
    }

    boolean is(Protocol spoken, long number) {
        return domain == number && protocol == spoken;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The definition that was sent last for an id; the others follow it. Null if there is none. */
    Template head(int id) {
        if (lastHit < count && ids[lastHit] == id) {
            return heads[lastHit];
        }
        final int place = Arrays.binarySearch(ids, 0, count, id);
        if (place < 0) {
            return null;
        }
        lastHit = place;
        return heads[place];
    }

    /** The definition of an id that holds for a session: its own, or else the one that was sent last. */
    Template find(int id, int session) {
        final Template head = head(id);
        if (head == null || head.next == null) {
            return head;
        }
        final Template own = findOwn(id, session);
        return own != null ? own : head;
    }

    /** The definition of an id that a session has sent itself; null if it has not. */
    Template findOwn(int id, int session) {
        Template template = head(id);
        while (template != null && !template.isOf(session)) {
            template = template.next;
        }
        return template;
    }

    /** The definition of an id that a record says again; null if it says something else. */
    Template findSame(TemplateRecord record) {
        Template template = head(record.id());
        while (template != null && !template.isSaidBy(record)) {
            template = template.next;
        }
        return template;
    }

    /** The definition to give up for another one of this id; null if there are not too many. */
    Template surplus(int id) {
        int definitions = 0;
        Template last = null;
        for (Template template = head(id); template != null; template = template.next) {
            definitions++;
            last = template;
        }
        return definitions < MAX_DEFINITIONS ? null : last;
    }

    /** Puts a definition before the others of its id; it is among them already, or new. */
    void putFirst(Template template) {
        final int id = template.shape().templateId();
        final int place = Arrays.binarySearch(ids, 0, count, id);
        if (place < 0) {
            insert(-place - 1, id, template);
        } else if (heads[place] != template) {
            unlink(place, template);
            template.next = heads[place];
            heads[place] = template;
        }
    }

    private void insert(int place, int id, Template template) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            heads = Arrays.copyOf(heads, 2 * count);
        }
        System.arraycopy(ids, place, ids, place + 1, count - place);
        System.arraycopy(heads, place, heads, place + 1, count - place);
        ids[place] = id;
        heads[place] = template;
        count++;
    }

    /** Takes a definition out. */
    void remove(Template template) {
        final int place = Arrays.binarySearch(ids, 0, count, template.shape().templateId());
        unlink(place, template);
        if (heads[place] == null) {
            count--;
            System.arraycopy(ids, place + 1, ids, place, count - place);
            System.arraycopy(heads, place + 1, heads, place, count - place);
            heads[count] = null;
        }
    }

    private void unlink(int place, Template template) {
        if (heads[place] == template) {
            heads[place] = template.next;
        } else {
            Template before = heads[place];
            while (before != null && before.next != template) {
                before = before.next;
            }
            if (before != null) {
                before.next = template.next;
            }
        }
        template.next = null;
    }

    /** Shows all definitions; the consumer may remove the one that it is shown. */
    void forEach(Consumer<Template> consumer) {
        for (int i = count - 1; i >= 0; i--) {
            Template template = heads[i];
            while (template != null) {
                final Template following = template.next;
                consumer.accept(template);
                template = following;
            }
        }
    }

    /** Whether a message comes from after a reboot that a definition has not survived. */
    boolean isStale(Template template, MessageContext message) {
        return !stampsDistrusted && template.isBeforeRebootOf(message);
    }

    /**
     * Whether no reboot lies between a definition and a message that has waited: neither one that it comes from after,
     * as far as the definition is older, nor one that it comes from before.
     */
    boolean isFor(Template template, MessageContext message) {
        final boolean older = template.refreshedAtEpochNanos() <= message.receivedAtEpochNanos;
        return stampsDistrusted || !(older && template.isBeforeRebootOf(message)) && !template.isAfterRebootOf(message);
    }

    /** From now on no message is compared with another one: the exporter's uptimes do not follow each other. */
    void distrustStamps() {
        stampsDistrusted = true;
    }
}
