package io.unclosed.agent.export.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ApplicationLogSinkTest {
  private static final long PATIENCE = TimeUnit.HOURS.toNanos(1);

  private final List<String> stderr = new CopyOnWriteArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final List<Class<?>> loaded = new ArrayList<>();
  private final ApplicationLogSink sink =
      new ApplicationLogSink(
          event -> stderr.add(event.text()),
          () -> loaded.toArray(new Class<?>[0]),
          PATIENCE,
          faults::add);
  private long nowNanos = System.nanoTime();

  @TempDir private Path folder;

  @Test
  void line_goesToTheLog_withItsLevelAndWithoutItsPrefix() {
    FakeSlf4j slf4j = slf4j();
    say("a");
    deliverUntil(slf4j.log(), 1);

    assertThat(slf4j.log()).containsExactly("warn io.unclosed a");
    assertThat(stderr).isEmpty();
  }

  @Test
  void withoutSlf4j_theFirstLineWaitsForPatience_andNoOtherWaits() {
    say("a");
    deliver();
    assertThat(stderr).isEmpty();

    nowNanos += PATIENCE;
    deliver();
    say("b");
    deliver();
    assertThat(stderr).containsExactly("unclosed: a", "unclosed: b");
  }

  @Test
  void fullQueue_sendsTheOldestToStandardError() {
    for (int i = 0; i < 107; i++) {
      say("line " + i);
    }
    assertThat(stderr).hasSize(7).startsWith("unclosed: line 0").endsWith("unclosed: line 6");
  }

  @Test
  void exhausted_isStandardErrorAtOnce_andTheLogAfterwards() {
    FakeSlf4j slf4j = slf4j();
    sink.exhausted(true);
    say("a");
    deliver();
    assertThat(stderr).containsExactly("unclosed: a");
    assertThat(slf4j.log()).isEmpty();

    sink.exhausted(false);
    deliverUntil(slf4j.log(), 1);
    assertThat(stderr).hasSize(1);
  }

  @Test
  void end_printsWhatWaits_andWhatComesLater() {
    say("a");
    sink.run();
    say("b");

    assertThat(stderr).containsExactly("unclosed: a", "unclosed: b");
  }

  @Test
  void logThatThrows_isAFault_andItsLineIsOnStandardError() {
    FakeSlf4j slf4j = slf4j();
    slf4j.fail(new IllegalStateException("disk full"));
    say("a");
    deliverUntil(stderr, 1);

    assertThat(stderr).containsExactly("unclosed: a");
    assertThat(faults).singleElement().isInstanceOf(IllegalStateException.class);

    slf4j.fail(null);
    say("b");
    deliverUntil(slf4j.log(), 1);
    assertThat(stderr).hasSize(1);
  }

  @Test
  void logThatDoesNotReturn_isOneFault_andLinesGoToStandardErrorUntilItDoes() {
    FakeSlf4j slf4j = slf4j();
    Semaphore permits = slf4j.permits();
    permits.drainPermits();
    say("a");
    deliver();
    while (!permits.hasQueuedThreads()) {
      spin();
    }
    say("b");
    deliver();
    assertThat(stderr).isEmpty();

    nowNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(11);
    deliver();
    say("c");
    deliver();
    assertThat(stderr).containsExactly("unclosed: a", "unclosed: b", "unclosed: c");
    assertThat(faults).singleElement().isInstanceOf(TimeoutException.class);

    permits.release(1_000);
    // Until the call has returned, lines still go to standard error.
    while (slf4j.log().size() < 2) {
      say("d");
      sink.deliver(System.nanoTime() + 2 * Slf4jFinder.PAUSE_NANOS);
      spin();
    }
    assertThat(slf4j.log()).startsWith("warn io.unclosed a", "warn io.unclosed d");
    assertThat(faults).hasSize(1);
  }

  private FakeSlf4j slf4j() {
    FakeSlf4j slf4j = FakeSlf4j.loaded(folder, null).initialised();
    loaded.add(slf4j.factory());
    return slf4j;
  }

  private void say(String text) {
    sink.log(LogEvent.plain(LogLevel.WARN, "unclosed: " + text));
  }

  /** Beats until the list is as long. */
  private void deliverUntil(List<String> list, int size) {
    deliver();
    while (list.size() < size) {
      sink.deliver(nowNanos);
      spin();
    }
  }

  /** Ends with the test's time. */
  private static void spin() {
    Thread.onSpinWait();
    if (Thread.interrupted()) {
      throw new AssertionError("in vain");
    }
  }

  private void deliver() {
    nowNanos += Slf4jFinder.PAUSE_NANOS;
    sink.deliver(nowNanos);
  }
}
