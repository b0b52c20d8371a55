package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static io.unclosed.it.Waiting.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import programs.leaks.FillsTheHeapThenLeaks;

/**
 * A heap that was full for seconds: the agent's thread gets its {@code OutOfMemoryError} too, and
 * must be there afterwards.
 */
class HeapFullIT {
  private static final String OPTIONS =
      "interval=200ms,patience=2s,at-exit=report,dump=stderr,log=off";

  /** Of state and age, read one after the other; the age counts whole seconds. */
  private static final long CLEARLY_LATE_SECONDS = 5;

  @EachJdk
  void leakAfterwards_isNamed_andMeanwhileStateSaysThatTheFiguresAreOld(Jdk jdk) {
    try (ForkedJvm jvm = filling(jdk)) {
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();

      boolean[] degraded = {false};
      Waiting.until(
          "a check that was missed and told as such",
          PATIENCE,
          () -> {
            List<String> said = jvm.ask("fill", "5000");
            boolean late = said.get(0).startsWith("degraded: the last look was ");
            assertThat(late || Long.parseLong(said.get(1)) < CLEARLY_LATE_SECONDS)
                .as(said.toString())
                .isTrue();
            return degraded[0] |= late;
          },
          () -> jvm);

      detector.checkNow();
      assertThat(detector.overhead("failures")).isPositive();
      assertThat((String) detector.attribute("State")).isEqualTo("active");
      jvm.ask("leak");
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("file")
          .blaming("FillsTheHeapThenLeaks.java", "open");
      assertThat(jvm.end()).isZero();
      assertThat(String.join("\n", jvm.printedErrors())).contains("FillsTheHeapThenLeaks.open");
    }
  }

  @EachJdk
  void endWithAFullHeap_doesNotWaitForTheAgent(Jdk jdk) {
    try (ForkedJvm jvm = filling(jdk, "full")) {
      new Detector(jvm.ownBeans()).checkNow();
      long begin = System.nanoTime();

      assertThat(jvm.end()).isZero();

      // An agent that is waited for costs ten seconds, or sixty while it starts.
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    }
  }

  private static ForkedJvm filling(Jdk jdk, String... arguments) {
    return ForkedJvm.running(FillsTheHeapThenLeaks.class, arguments)
        .on(jdk)
        .vm("-Xmx24m", "-XX:+UseG1GC")
        .withAgent(OPTIONS)
        .start();
  }
}
