package dev.weir.flow.options;

import dev.weir.flow.Shape;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The plans of the shapes seen so far, by identity: whoever makes shapes makes each once. Bounded by beginning anew.
 * Owned by one thread.
 */
public final class OptionsPlans {
    private static final int CAPACITY = 1024;

    private final Map<Shape, OptionsPlan> plans = new IdentityHashMap<>();
    private Shape lastShape;
    private OptionsPlan lastPlan;

    /** The plan of a shape, compiled when it is seen for the first time. */
    public OptionsPlan of(Shape shape) {
        if (shape != lastShape) {
            if (plans.size() >= CAPACITY) {
                plans.clear();
            }
            lastPlan = plans.computeIfAbsent(shape, OptionsPlan::of);
            lastShape = shape;
        }
        return lastPlan;
    }
}
