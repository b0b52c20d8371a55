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
    long watched =
        counted(
            ForkedJvm.running(CountsItsThrowables.class)
                .on(jdk)
                .withAgent("capture=exact,interval=500ms,patience=10s"));
    // Equal but for what a beat may meet by chance, such as a descriptor that is gone when looked
    // at.
    assertThat(watched).isBetween(0L, alone + 19_000 / 1_000);
  }

  private static long counted(JvmStart start) {
    try (ForkedJvm jvm = start.start()) {
      return Long.parseLong(jvm.ask("count").get(0));
    }
  }
}
