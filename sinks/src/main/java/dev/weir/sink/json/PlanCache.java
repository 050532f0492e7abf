package dev.weir.sink.json;

import dev.weir.flow.Exporter;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was compiled for shapes. A shape is compiled anew where the dictionary has changed, and for an exporter that has
 * said something else about its own elements (RFC 5610). Bounded; finding what is there allocates nothing.
 */
final class PlanCache<T> {
    private static final int KNOWN_SHAPES = 4096;
    private static final int VARIANTS = 16;

    private final Supplier<InformationElements> dictionary;
    private final Compiler<T> compiler;
    private final Map<Shape, Variants<T>> shapes = new IdentityHashMap<>();
    private InformationElements elements;
    private Shape shape;
    private Exporter exporter;
    private int version;
    private Variants<T> variants;
    private T plan;

    @FunctionalInterface
    interface Compiler<T> {
        T compile(Shape shape, ElementNaming naming);
    }

    /** What exporters have said about the fields that the dictionary does not have, and the plan that follows. */
    private record Variant<T>(InformationElement[] learned, T plan) {}

    private record Variants<T>(List<FieldSpecifier> unknown, List<Variant<T>> plans) {}

    PlanCache(Supplier<InformationElements> dictionary, Compiler<T> compiler) {
        this.dictionary = dictionary;
        this.compiler = compiler;
    }

    /** The plan for the record that the reader stands on. */
    T find(FlowRecordReader record) {
        final InformationElements current = dictionary.get();
        if (current != elements) {
            elements = current;
            shapes.clear();
            shape = null;
        }
        if (record.shape() != shape) {
            shape = record.shape();
            variants = variants(shape);
            plan = null;
        }
        if (plan == null || !variants.unknown().isEmpty() && isOther(record)) {
            exporter = record.run().exporter;
            version = record.options().version();
            plan = variant(record);
        }
        return plan;
    }

    private boolean isOther(FlowRecordReader record) {
        return record.run().exporter != exporter || record.options().version() != version;
    }

    private Variants<T> variants(Shape next) {
        Variants<T> known = shapes.get(next);
        if (known == null) {
            if (shapes.size() >= KNOWN_SHAPES) {
                shapes.clear();
            }
            known = new Variants<>(unknown(next), new ArrayList<>());
            shapes.put(next, known);
        }
        return known;
    }

    private List<FieldSpecifier> unknown(Shape next) {
        final List<FieldSpecifier> unknown = new ArrayList<>();
        for (int i = 0; i < next.fieldCount(); i++) {
            final FieldSpecifier field = next.field(i);
            if (elements.find(next.dialect(), field.enterprise(), field.id()) == null) {
                unknown.add(field);
            }
        }
        return unknown;
    }

    private T variant(FlowRecordReader record) {
        for (Variant<T> variant : variants.plans()) {
            if (fits(variant, record)) {
                return variant.plan();
            }
        }
        if (variants.plans().size() >= VARIANTS) {
            variants.plans().clear();
        }
        final Variant<T> variant = compile(record);
        variants.plans().add(variant);
        return variant.plan();
    }

    private boolean fits(Variant<T> variant, FlowRecordReader record) {
        for (int i = 0; i < variant.learned().length; i++) {
            final InformationElement learned = learned(record, i);
            final InformationElement then = variant.learned()[i];
            if (learned == null ? then != null : !learned.equals(then)) {
                return false;
            }
        }
        return true;
    }

    private InformationElement learned(FlowRecordReader record, int index) {
        final FieldSpecifier field = variants.unknown().get(index);
        return record.options().learnedElement(record.run().exporter, field.enterprise(), field.id());
    }

    private Variant<T> compile(FlowRecordReader record) {
        final InformationElement[] learned =
                new InformationElement[variants.unknown().size()];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = learned(record, i);
        }
        final List<FieldSpecifier> unknown = variants.unknown();
        final InformationElements known = elements;
        return new Variant<>(learned, compiler.compile(shape, (dialect, enterprise, id) -> {
            final InformationElement element = known.find(dialect, enterprise, id);
            return element != null ? element : told(unknown, learned, enterprise, id);
        }));
    }

    private static InformationElement told(
            List<FieldSpecifier> unknown, InformationElement[] learned, long enterprise, int id) {
        for (int i = 0; i < learned.length; i++) {
            if (unknown.get(i).enterprise() == enterprise && unknown.get(i).id() == id) {
                return learned[i];
            }
        }
        return null;
    }
}
