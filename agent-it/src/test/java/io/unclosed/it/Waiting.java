package io.unclosed.it;

import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/** How tests wait: on a condition, with a bound. */
final class Waiting {
  /** Long enough for a machine with other work; no test waits it out but a failing one. */
  static final Duration PATIENCE = Duration.ofSeconds(150);

  private static final Duration POLL = Duration.ofMillis(20);

  private Waiting() {}

  /** Returns when the condition holds; fails with what was there last. */
  static void until(String what, Duration bound, Supplier<Boolean> condition, Supplier<?> state) {
    if (condition.get()) {
      return;
    }
    try {
      patience(bound).alias(what).until(condition::get);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not within " + bound + ": " + what + "; there was: " + state.get());
    }
  }

  /** Returns when the assertions pass; fails with the last that did not. */
  static void untilAsserted(Duration bound, ThrowingRunnable assertions) {
    patience(bound).untilAsserted(assertions);
  }

  // Other tests run beside: what their threads throw is theirs.
  private static ConditionFactory patience(Duration bound) {
    return Awaitility.await().dontCatchUncaughtExceptions().pollInterval(POLL).atMost(bound);
  }
}
