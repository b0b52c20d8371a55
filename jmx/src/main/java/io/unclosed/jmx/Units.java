package io.unclosed.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** The unit of a number; on an attribute or operation it becomes the descriptor {@code units}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Units {
  /** A plural noun such as {@code bytes} or {@code descriptors}. */
  @DescriptorKey("units")
  String value();
}
