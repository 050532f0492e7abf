package dev.weir.sink;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one key of a configuration table that is bound to a record: the component's name in snake_case is the key.
 *
 * <p>The text of a default is written as in the file (a duration as {@code 5ms}, a size as {@code 64KiB}), so that the
 * effective configuration can be printed and read again.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** The value if the key is absent; the empty string stands for absent: null, an empty list or an empty map. */
    String defaultValue() default "";

    /** Whether the key must be there. */
    boolean required() default false;

    /** The smallest number, size in bytes or duration in nanoseconds that is allowed. */
    long min() default Long.MIN_VALUE;

    /** The largest number, size in bytes or duration in nanoseconds that is allowed. */
    long max() default Long.MAX_VALUE;

    /** One sentence for the operator, shown by {@code weir check}. */
    String description();
}
