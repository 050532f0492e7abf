package dev.weir.flow.options;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.SamplingPlan;
import dev.weir.flow.Shape;
import java.util.Arrays;

/**
 * Which fields of an options template say what. Compiled once for a shape; immutable.
 *
 * <p>The elements are the same in NetFlow v9 and in IPFIX, but for the scopes of v9, which have numbers of their own.
 */
public final class OptionsPlan {
    private static final int SCOPE_INTERFACE = 2;
    private static final int[] INTERFACES = {10, 14, 252, 253};
    private static final int[] VRFS = {234, 235};
    private static final int[] SAMPLERS = {48, 302};
    private static final int OBSERVATION_DOMAIN = 149;
    private static final int SYSTEM_INIT_MILLIS = 160;

    /** Counters of the exporter, the line card or the process, and when it was started. */
    private static final int[] STATISTICS = {
        36, 37, 40, 41, 42, 85, 86, 133, 134, 135, SYSTEM_INIT_MILLIS, 163, 164, 165, 166, 167, 168
    };

    final int[] interfaces;
    final int[] vrfs;
    final int[] statistics;
    final int interfaceName;
    final int interfaceDescription;
    final int applicationId;
    final int applicationName;
    final int applicationDescription;
    final int vrfName;
    final int sampler;
    final int samplerName;
    final int commonProperties;
    final int elementId;
    final int elementEnterprise;
    final int elementName;
    final int domain;
    private final SamplingPlan sampling;
    private final int[] identity;
    private final int lessons;

    private OptionsPlan(Shape shape) {
        final int scope = shape.scopeCount();
        interfaces = interfaces(shape);
        vrfs = all(shape, VRFS);
        statistics = all(shape, STATISTICS);
        interfaceName = shape.indexOf(0, 82);
        interfaceDescription = shape.indexOf(0, 83);
        applicationId = shape.indexOf(0, 95);
        applicationName = shape.indexOf(0, 96);
        applicationDescription = shape.indexOf(0, 94);
        vrfName = shape.indexOf(0, 236);
        sampler = first(shape, SAMPLERS);
        samplerName = first(shape, 84, 335);
        commonProperties = scoped(shape.indexOf(0, 137), scope);
        elementId = shape.indexOf(0, 303);
        elementEnterprise = shape.indexOf(0, 346);
        elementName = shape.indexOf(0, 341);
        domain = scoped(shape.indexOf(0, OBSERVATION_DOMAIN), scope);
        sampling = shape.sampling();
        identity = identityFields();
        lessons = lessons(shape);
    }

    /** Compiles the plan of a shape. */
    public static OptionsPlan of(Shape shape) {
        return new OptionsPlan(shape);
    }

    private static int[] interfaces(Shape shape) {
        final int[] elements = all(shape, INTERFACES);
        final int scope = shape.indexOf(FieldSpecifier.NETFLOW9_SCOPE, SCOPE_INTERFACE);
        if (scope < 0) {
            return elements;
        }
        final int[] withScope = Arrays.copyOf(elements, elements.length + 1);
        withScope[elements.length] = scope;
        return withScope;
    }

    private static int scoped(int index, int scopeCount) {
        return index < scopeCount ? index : -1;
    }

    private static int first(Shape shape, int... ids) {
        for (int id : ids) {
            if (shape.indexOf(0, id) >= 0) {
                return shape.indexOf(0, id);
            }
        }
        return -1;
    }

    /** The places of all fields of these elements, repeated ones as well. */
    private static int[] all(Shape shape, int... ids) {
        final int[] found = new int[shape.fieldCount()];
        int count = 0;
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            if (field.enterprise() == 0 && Arrays.stream(ids).anyMatch(id -> id == field.id())) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int[] identityFields() {
        final int[] keys = {applicationId, sampler, commonProperties, elementId, elementEnterprise, domain};
        final int[] all = Arrays.copyOf(keys, keys.length + interfaces.length + vrfs.length);
        System.arraycopy(interfaces, 0, all, keys.length, interfaces.length);
        System.arraycopy(vrfs, 0, all, keys.length + interfaces.length, vrfs.length);
        return Arrays.stream(all).filter(index -> index >= 0).sorted().toArray();
    }

    private int lessons(Shape shape) {
        int bits = namesInterfaces() ? 1 : 0;
        bits |= namesApplications() ? 2 : 0;
        bits |= namesVrfs() ? 4 : 0;
        bits |= namesSamplers() ? 8 : 0;
        bits |= commonProperties >= 0 ? 16 : 0;
        bits |= describesElements() ? 32 : 0;
        bits |= tellsSampling() ? 64 : 0;
        return bits | (shape.indexOf(0, SYSTEM_INIT_MILLIS) >= 0 ? 128 : 0);
    }

    boolean namesInterfaces() {
        return interfaces.length > 0 && (interfaceName >= 0 || interfaceDescription >= 0);
    }

    boolean namesApplications() {
        return applicationId >= 0 && (applicationName >= 0 || applicationDescription >= 0);
    }

    boolean namesVrfs() {
        return vrfs.length > 0 && vrfName >= 0;
    }

    boolean namesSamplers() {
        return sampler >= 0 && samplerName >= 0;
    }

    boolean describesElements() {
        return elementId >= 0 && elementName >= 0;
    }

    /** Whether its records tell a sampling rate. */
    public boolean tellsSampling() {
        return sampling != null && sampling.tellsRate();
    }

    /** Whether its records tell sampling or names for an interface each. */
    boolean isAboutInterfaces() {
        return interfaces.length > 0;
    }

    /** Whether its records teach anything at all. */
    public boolean teaches() {
        return lessons != 0 || statistics.length > 0;
    }

    /**
     * What its records teach that later records are read by, a bit for each matter; 0 if nothing: statistics change
     * with every record and explain none.
     */
    public int lessons() {
        return lessons;
    }

    /**
     * The places of the fields that tell one record of a table from another, in ascending order: what is named or
     * described. Scopes are not enough, since some exporters give the system as the scope of every record.
     */
    public int[] identity() {
        return identity.clone();
    }

    /** One of how many packets is sampled, as a record says; 0 if it does not. */
    public long samplingRate(OptionsRecord record) {
        return sampling == null ? 0 : sampling.rate(record.layout(), record.bytes(), record.offset());
    }

    /** How it is sampled, as a record says (IE 304, 35 or 49), 8 bits; 0 if it does not. */
    public int samplingAlgorithm(OptionsRecord record) {
        return sampling == null ? 0 : sampling.algorithm(record.layout(), record.bytes(), record.offset()) & 0xff;
    }

    /** Whether a record is about a sampler with an id. */
    public boolean hasSampler(OptionsRecord record) {
        return sampler >= 0 && record.fieldLength(sampler) > 0;
    }

    /** The id of the sampler that a record is about (IE 48 or 302); 0 if there is none. */
    public long samplerOf(OptionsRecord record) {
        return record.number(sampler);
    }

    /** The interface that a record is about; 0 if none, or the whole domain by that number. */
    public long interfaceOf(OptionsRecord record) {
        return interfaces.length == 0 ? 0 : record.number(interfaces[0]);
    }

    /** The observation domain that a record is about: its scope (IE 149), or else the message's. */
    public long domainOf(OptionsRecord record, long messageDomain) {
        final long told = record.number(domain);
        return told > 0 && told <= 0xffff_ffffL ? told : messageDomain;
    }
}
