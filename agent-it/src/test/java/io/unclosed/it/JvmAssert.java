package io.unclosed.it;

import java.time.Duration;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What a test says of a JVM; waits where the JVM needs time. */
final class JvmAssert extends AbstractAssert<JvmAssert, ForkedJvm> {
  private JvmAssert(ForkedJvm actual) {
    super(actual, JvmAssert.class);
  }

  static JvmAssert assertThat(ForkedJvm actual) {
    return new JvmAssert(actual);
  }

  /** A suspect appears within the bound; each further word narrows which, within the same bound. */
  RaisedSuspect raisesSuspectWithin(Duration bound) {
    return new RaisedSuspect(actual, System.nanoTime() + bound.toNanos()).narrowed();
  }

  /** After a fresh check nothing is suspected. */
  JvmAssert suspectsNothing() {
    Detector detector = new Detector(actual.ownBeans());
    detector.checkNow();
    Assertions.assertThat(detector.suspects()).isEmpty();
    return this;
  }

  /** Neither the program nor the JVM nor the agent wrote a line. */
  JvmAssert printedNothing() {
    Assertions.assertThat(actual.printedErrors()).as("standard error").isEmpty();
    Assertions.assertThat(actual.printed()).as("standard output").isEmpty();
    return this;
  }
}
