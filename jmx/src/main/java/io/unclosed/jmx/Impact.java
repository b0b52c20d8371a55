package io.unclosed.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** What an operation does to the process that it asks. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Impact {
  /** Reads what is there already: well under a millisecond. */
  String LOW = "Low";

  /** Reads the kernel's tables or writes a file: some milliseconds. */
  String MEDIUM = "Medium";

  /** Stops threads of the application for as long as its description says. */
  String HIGH = "High";

  /** {@code MBeanOperationInfo.INFO}: only tells; {@code ACTION}: changes something. */
  int value();

  /** What it costs; Mission Control draws its icon from it. */
  @DescriptorKey("io.unclosed.vmImpact")
  String cost() default LOW;
}
