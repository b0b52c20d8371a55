package io.unclosed.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a management client shows beside a bean, attribute, operation, parameter or item.
 *
 * <p>The MXBean rules have no annotation for it; the agent copies the text into the {@code
 * MBeanInfo}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Description {
  /** One or two sentences for a reader who knows nothing of Unclosed. */
  String value();
}
