package programs.threads;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that starts threads, or makes their pool, in one line, and gives what ends them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Starts {
  /** How many run then. */
  int value() default 1;

  /** Which of the method's lines starts them or makes the pool, counted from 0. */
  int at() default 0;

  /** The first feature release that has it. */
  int since() default 17;
}
