package dev.weir.sink.json;

import dev.weir.flow.Shape;

/**
 * The entries of an options template's shape.
 *
 * @param scope those of its scope fields
 * @param fields those of the others
 */
record OptionsShapeJson(ShapeJson scope, ShapeJson fields) {
    static OptionsShapeJson compile(Shape shape, ElementNaming naming) {
        final int scopes = shape.scopeCount();
        return new OptionsShapeJson(
                new ShapeJson(shape, naming, ShapeJson.View.OPTIONS, 0, scopes),
                new ShapeJson(shape, naming, ShapeJson.View.OPTIONS, scopes, shape.fieldCount()));
    }
}
