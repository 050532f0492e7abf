package dev.weir.flow.options;

import dev.weir.flow.Shape;

/**
 * Where a record tells how its exporter samples, in any of the ways that have come up: an interval (IE 34 or 50), n out
 * of N packets (309, 310), a probability (311), so many packets taken and so many left out (305, 306). Compiled once
 * for a shape; immutable.
 */
public final class SamplingFields {
    private static final long MAX_RATE = 0xffff_ffffL;

    private final int interval;
    private final int randomInterval;
    private final int packetInterval;
    private final int packetSpace;
    private final int size;
    private final int population;
    private final int probability;
    private final int algorithm;

    private SamplingFields(Shape shape) {
        interval = shape.indexOf(0, 34);
        randomInterval = shape.indexOf(0, 50);
        packetInterval = shape.indexOf(0, 305);
        packetSpace = shape.indexOf(0, 306);
        size = shape.indexOf(0, 309);
        population = shape.indexOf(0, 310);
        probability = shape.indexOf(0, 311);
        algorithm = firstOf(shape.indexOf(0, 304), shape.indexOf(0, 35), shape.indexOf(0, 49));
    }

    /** Finds the fields in a shape. */
    public static SamplingFields of(Shape shape) {
        return new SamplingFields(shape);
    }

    private static int firstOf(int... indices) {
        for (int index : indices) {
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /** Whether its records may tell a rate. */
    boolean tellsRate() {
        return firstOf(interval, randomInterval, packetInterval, population, probability) >= 0;
    }

    /**
     * One of how many packets is sampled, rounded; 0 if the record does not say.
     *
     * <p>An interval of packets taken (305) without the space between them (306) is read as "1 of so many", as those
     * mean it who send it alone; a 1 then says nothing.
     */
    long rate(OptionsRecord record) {
        long rate = record.number(interval);
        rate = rate != 0 ? rate : record.number(randomInterval);
        rate = rate != 0 ? rate : ratio(record.number(population), record.number(size));
        rate = rate != 0 ? rate : inverse(record);
        rate = rate != 0 ? rate : spaced(record);
        return rate < 0 || rate > MAX_RATE ? MAX_RATE : rate;
    }

    private static long ratio(long all, long taken) {
        return all <= 0 || taken <= 0 ? 0 : Math.max(1, Math.round((double) all / taken));
    }

    private long inverse(OptionsRecord record) {
        final double chance = record.real(probability);
        return chance > 0 && chance <= 1 ? Math.round(1 / chance) : 0;
    }

    private long spaced(OptionsRecord record) {
        final long taken = record.number(packetInterval);
        if (packetSpace < 0) {
            return taken == 1 ? 0 : taken;
        }
        return ratio(taken + record.number(packetSpace), taken);
    }

    /** How it chooses, as sent (IE 304, 35 or 49), 8 bits; 0 if the record does not say. */
    int algorithm(OptionsRecord record) {
        return (int) (record.number(algorithm) & 0xff);
    }
}
