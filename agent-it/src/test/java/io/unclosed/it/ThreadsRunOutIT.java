package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import programs.threads.StartsAndKeeps;

/** No thread can be started any more: the agent says so, with the line that has most. */
class ThreadsRunOutIT {
  /** Nobody's, nor that of another build on this machine. */
  private static final int USER = 61_000 + (int) (ProcessHandle.current().pid() % 4_000);

  private static final int ROOM = 59;
  private static final String QUICK = "interval=200ms,patience=2s,capture=exact,dump=stderr";

  @BeforeAll
  static void onlyRootMayActAsAnother() {
    assumeTrue(
        System.getProperty("user.name").equals("root")
            && Files.isExecutable(Path.of("/usr/bin/setpriv"))
            && Files.isExecutable(Path.of("/usr/bin/prlimit")),
        "needs root, setpriv and prlimit: a user's limit counts all processes of that user");
  }

  @EachJdk
  void limitOfTheUser_isNamed_withTheLineThatHasMost(Jdk jdk) throws Exception {
    try (ForkedJvm jvm = keeping(jdk)) {
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      jvm.ask("start", "37");
      long limit = threads(jvm) + ROOM;
      limit(jvm, limit);

      int filled = Integer.parseInt(jvm.ask("fill", "1000").get(0));

      // Compilers of the JVM come and go meanwhile.
      assertThat(filled).isBetween(ROOM - 9, ROOM + 9);
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () ->
              assertThat(String.join("\n", jvm.printedErrors()))
                  .contains("unclosed: Threads ran out: 1 start failed")
                  .contains("StartsAndKeeps.fill(StartsAndKeeps.java:")
                  .contains("Stopped by RLIMIT_NPROC " + limit));
      jvm.ask("fail", "3");
      detector.checkNow();
      assertThat(detector.report()).contains("Threads ran out: 4 starts failed");
      assertThat(new Health(jvm.ownBeans()).call("report")).contains("Stopped by RLIMIT_NPROC");
      jvm.ask("end");
      assertThat(detector.overhead("failures")).isZero();
    }
  }

  private static ForkedJvm keeping(Jdk jdk) {
    return ForkedJvm.running(StartsAndKeeps.class)
        .on(jdk)
        .asUser(USER)
        .vm("-Xlog:disable", "-XX:+UseSerialGC")
        .withAgent(QUICK)
        .start();
  }

  private static void limit(ForkedJvm jvm, long threads) {
    // As that user: root of a container may not change another's limits.
    Tool prlimit =
        Tool.run(
            "/usr/bin/setpriv",
            "--reuid=" + USER,
            "--clear-groups",
            "/usr/bin/prlimit",
            "--pid=" + jvm.pid(),
            "--nproc=" + threads + ":" + threads);
    assertThat(prlimit.status()).as(prlimit.toString()).isZero();
  }

  private static long threads(ForkedJvm jvm) throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + jvm.pid() + "/task"))) {
      return tasks.count();
    }
  }
}
