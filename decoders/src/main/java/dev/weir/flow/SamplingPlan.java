package dev.weir.flow;

/**
 * Where the records of a shape tell how packets were sampled, in any of the ways that have come up, or name the sampler
 * that chose them. The same for flow records and for the options that announce samplers. Immutable; made once for each
 * shape, none for a shape that does not tell.
 */
public final class SamplingPlan {
    private static final int SAMPLING_INTERVAL = 34;
    private static final int SAMPLING_ALGORITHM = 35;
    private static final int SAMPLER_ID = 48;
    private static final int SAMPLER_MODE = 49;
    private static final int SAMPLER_RANDOM_INTERVAL = 50;
    private static final int SELECTOR_ID = 302;
    private static final int SELECTOR_ALGORITHM = 304;
    private static final int SAMPLING_PACKET_INTERVAL = 305;
    private static final int SAMPLING_PACKET_SPACE = 306;
    private static final int SAMPLING_SIZE = 309;
    private static final int SAMPLING_POPULATION = 310;
    private static final int SAMPLING_PROBABILITY = 311;

    private final int packetInterval;
    private final int packetSpace;
    private final int size;
    private final int population;
    private final int probability;
    private final int randomInterval;
    private final int interval;
    private final int algorithm;
    final int selector;

    private SamplingPlan(ElementPlaces places) {
        this.packetInterval = places.find(SAMPLING_PACKET_INTERVAL);
        this.packetSpace = places.find(SAMPLING_PACKET_SPACE);
        this.size = places.find(SAMPLING_SIZE);
        this.population = places.find(SAMPLING_POPULATION);
        this.probability = places.find(SAMPLING_PROBABILITY);
        this.randomInterval = places.find(SAMPLER_RANDOM_INTERVAL);
        this.interval = places.find(SAMPLING_INTERVAL);
        this.algorithm = firstOf(places, SELECTOR_ALGORITHM, SAMPLING_ALGORITHM, SAMPLER_MODE);
        this.selector = firstOf(places, SELECTOR_ID, SAMPLER_ID);
    }

    /** The plan of a template; null if its records do not tell of sampling. */
    static SamplingPlan of(ElementPlaces places) {
        final SamplingPlan plan = new SamplingPlan(places);
        return plan.tellsRate() || plan.selector >= 0 ? plan : null;
    }

    private static int firstOf(ElementPlaces places, int... elements) {
        for (int element : elements) {
            if (places.find(element) >= 0) {
                return places.find(element);
            }
        }
        return -1;
    }

    /** Whether a record may tell a rate. */
    public boolean tellsRate() {
        return packetInterval >= 0
                || size >= 0 && population >= 0
                || probability >= 0
                || randomInterval >= 0
                || interval >= 0;
    }

    /** Whether a record may tell how packets are chosen. */
    boolean tellsAlgorithm() {
        return algorithm >= 0;
    }

    /**
     * One of how many packets is sampled; 0 if none of the record's elements says anything. The first that does counts:
     * an interval (IE 34 or 50), n out of N packets (309, 310), a probability (311), so many taken and so many left out
     * (305, 306).
     *
     * @param layout where the record's fields lie
     * @param bytes the array that holds it
     * @param record where it begins
     */
    public long rate(RecordLayout layout, byte[] bytes, int record) {
        long told = SamplingRate.clamp(number(interval, layout, bytes, record));
        told = told > 0 ? told : SamplingRate.clamp(number(randomInterval, layout, bytes, record));
        told = told > 0
                ? told
                : SamplingRate.ofPopulation(
                        number(size, layout, bytes, record), number(population, layout, bytes, record));
        told = told > 0 || probability < 0
                ? told
                : SamplingRate.ofProbability(bytes, record + layout.offset(probability), layout.length(probability));
        return told > 0 ? told : spaced(layout, bytes, record);
    }

    /**
     * A samplingPacketInterval that no samplingPacketSpace stands beside is the rate itself, as exporters that send it
     * alone mean it; a 1 then says nothing.
     */
    private long spaced(RecordLayout layout, byte[] bytes, int record) {
        final long taken = number(packetInterval, layout, bytes, record);
        if (packetSpace < 0) {
            return taken == 1 ? 0 : SamplingRate.clamp(taken);
        }
        return SamplingRate.ofInterval(taken, number(packetSpace, layout, bytes, record));
    }

    /** How packets are chosen, as sent (IE 304, 35 or 49); 0 if the record does not say. */
    public int algorithm(RecordLayout layout, byte[] bytes, int record) {
        return (int) number(algorithm, layout, bytes, record);
    }

    private static long number(int place, RecordLayout layout, byte[] bytes, int record) {
        return place < 0 ? 0 : Bytes.unsignedOfAnyWidth(bytes, record + layout.offset(place), layout.length(place));
    }
}
