package dev.weir.sink.json;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.InformationElements;
import java.util.function.Supplier;

/** The plans of flow records: of a biflow as it was sent, and of each of its halves where the reader splits it. */
final class FlowPlans {
    private final PlanCache<FlowShapeJson> whole;
    private final PlanCache<FlowShapeJson> forward;
    private final PlanCache<FlowShapeJson> reverse;

    FlowPlans(Supplier<InformationElements> elements) {
        whole = plans(elements, ShapeJson.View.FLOW);
        forward = plans(elements, ShapeJson.View.FORWARD);
        reverse = plans(elements, ShapeJson.View.REVERSE);
    }

    private static PlanCache<FlowShapeJson> plans(Supplier<InformationElements> elements, ShapeJson.View view) {
        return new PlanCache<>(elements, (shape, naming) -> new FlowShapeJson(shape, naming, view));
    }

    FlowShapeJson find(FlowRecordReader record) {
        if (record.isReverse()) {
            return reverse.find(record);
        }
        return record.isSplit() ? forward.find(record) : whole.find(record);
    }
}
