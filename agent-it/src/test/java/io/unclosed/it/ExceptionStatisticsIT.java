package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import programs.CountsItsThrowables;

/** JFR counts every throwable constructed; ours would stand there as the application's. */
class ExceptionStatisticsIT {

  @EachJdk
  void nineteenThousandOpens_constructNoThrowable(Jdk jdk) {
    long alone = counted(ForkedJvm.running(CountsItsThrowables.class).on(jdk));
    long watched =
        counted(
            ForkedJvm.running(CountsItsThrowables.class)
                .on(jdk)
                .withAgent("capture=exact,interval=500ms,patience=10s"));
    assertThat(watched).isEqualTo(alone);
  }

  private static long counted(JvmStart start) {
    try (ForkedJvm jvm = start.start()) {
      return Long.parseLong(jvm.ask("count").get(0));
    }
  }
}
