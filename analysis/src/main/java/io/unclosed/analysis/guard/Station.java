package io.unclosed.analysis.guard;

import java.util.function.Consumer;

/**
 * One part that may fail: a sampler, a detector, a rule, an exporter.
 *
 * <p>Failures are counted in a row: one that failed at one subject and did its work at the next is
 * not switched off. Used by one thread.
 */
public final class Station {
  /** Failures in a row after which a station is switched off for the life of the JVM. */
  static final int MAX_FAILURES_IN_A_ROW = 5;

  private final String name;
  private final Consumer<Throwable> errors;
  private final Consumer<String> before;
  private int failuresInARow;
  private String lastFailure = "";

  Station(String name, Consumer<Throwable> errors, Consumer<String> before) {
    this.name = name;
    this.errors = errors;
    this.before = before;
  }

  /** Whether it is to be left out. */
  public boolean isOff() {
    return failuresInARow >= MAX_FAILURES_IN_A_ROW;
  }

  /** It is about to do its work. */
  public void begins() {
    before.accept(name);
  }

  /** It did its work. */
  public void passed() {
    failuresInARow = 0;
  }

  /**
   * It threw. Lack of memory or stack is counted as an error, but it is not the station's fault and
   * switches nothing off.
   */
  public void failed(Throwable failure) {
    if (!(failure instanceof VirtualMachineError)) {
      failuresInARow++;
      lastFailure = failure.getClass().getName();
    }
    errors.accept(failure);
  }

  /** Why its part is missing, in words for {@code State}. */
  String whyOff() {
    return name
        + " is switched off after "
        + MAX_FAILURES_IN_A_ROW
        + " failures in a row ("
        + lastFailure
        + ")";
  }
}
