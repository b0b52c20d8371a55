package programs.ways;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that opens something in one line, and gives what has to be closed.
 *
 * <p>Nothing else in the method keeps a descriptor, so the kernel's answer is this way's alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Way {
  /** The kinds of what it opens: one word for each resource. */
  String[] value();

  /** How many descriptors it holds, as the kernel counts. */
  int fds() default 1;

  /** The method whose line opens, where it is not this one: of a subclass, its constructor. */
  String by() default "";

  /** Which of the method's lines opens, counted from 0; -1 for the last. */
  int opens() default -1;
}
