package programs.buffers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that takes native memory in one line, and gives what has to be freed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Taking {
  /** Its kind. */
  String value();

  /** How many bytes, where they are known and no estimate. */
  long bytes() default 0;

  /** The method whose line takes it, where it is not this one. */
  String by() default "";

  /** Which of the method's lines takes it, counted from 0; -1 for the last. */
  int line() default -1;

  /** The JDK's feature release that has it first. */
  int since() default 17;

  /** Whether the collector gives it back when nobody holds it any more. */
  boolean collected() default true;
}
