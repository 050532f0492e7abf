package dev.weir.flow;

/**
 * Where the records of a shape tell of their sampling, or name the sampler that chose them. Immutable; made once per
 * shape, none for a shape that does not tell.
 */
final class SamplingPlan {
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

    final int packetInterval;
    final int packetSpace;
    final int size;
    final int population;
    final int probability;
    final int randomInterval;
    final int interval;
    final int algorithm;
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

    private boolean tellsRate() {
        return packetInterval >= 0
                || size >= 0 && population >= 0
                || probability >= 0
                || randomInterval >= 0
                || interval >= 0;
    }
}
