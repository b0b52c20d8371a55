package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Isolated;
import programs.CountsItsThrowables;

/** JFR counts every throwable constructed; ours would stand there as the application's. */
@Isolated
class ExceptionStatisticsIT {

  @EachJdk
  void nineteenThousandOpens_constructNoThrowable(Jdk jdk) {
    long alone = counted(ForkedJvm.running(CountsItsThrowables.class).on(jdk));
    long begin = System.nanoTime();
    long watched =
        counted(
            ForkedJvm.running(CountsItsThrowables.class)
                .on(jdk)
                .withAgent("capture=exact,interval=500ms,patience=10s"));
    long beats = (System.nanoTime() - begin) / 500_000_000;
    // Equal but for what a beat may meet by chance, such as a descriptor that is gone when looked
    // at; on a slow machine there are more beats.
    assertThat(watched).isBetween(0L, alone + Math.max(19_000 / 1_000, beats));
  }

  private static long counted(JvmStart start) {
    try (ForkedJvm jvm = start.start()) {
      return Long.parseLong(jvm.ask("count").get(0));
    }
  }
}
