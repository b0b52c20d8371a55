package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import programs.leaks.LeavesFilesToTheCollector;

/** The beans through the real jmxterm: text for people, and help where a word is wrong. */
@Execution(CONCURRENT)
class JmxtermIT {
  private static final Path JMXTERM =
      Path.of(System.getProperty("unclosed.tools"), "jmxterm-uber.jar");

  @EachJdk
  void jmxterm_readsAttributes_andCallsOperations(Jdk jdk) throws Exception {
    try (ForkedJvm jvm = leaking(jdk)) {
      Tool jmxterm =
          jmxterm(
              jdk,
              jvm,
              "bean io.unclosed:type=LeakDetector",
              "get SuspectCount",
              "get OpenByKind",
              "run checkNow",
              "run report",
              "run sites file 5",
              "bean io.unclosed:type=ProcessHealth",
              "get SocketStates",
              "run report",
              "bean io.unclosed:type=Tuning",
              "run report");
      assertThat(jmxterm.status()).as(jmxterm.toString()).isZero();
      assertThat(jmxterm.out())
          .contains(
              "SuspectCount", "LeavesFilesToTheCollector.read(LeavesFilesToTheCollector.java:");
    }
  }

  @EachJdk
  void wrongKind_isAnsweredWithTheRightOnes(Jdk jdk) throws Exception {
    try (ForkedJvm jvm = leaking(jdk)) {
      Tool jmxterm = jmxterm(jdk, jvm, "bean io.unclosed:type=LeakDetector", "run sites sokcet 5");
      assertThat(jmxterm.status()).isNotZero();
      assertThat(jmxterm.out() + jmxterm.err()).contains("server-socket", "datagram", "selector");
    }
  }

  private static ForkedJvm leaking(Jdk jdk) {
    ForkedJvm jvm =
        ForkedJvm.running(LeavesFilesToTheCollector.class)
            .on(jdk)
            .withAgent("interval=200ms,patience=2s")
            .start();
    jvm.ask("collect");
    JvmAssert.assertThat(jvm).raisesSuspectWithin(Waiting.PATIENCE).ofKind("file");
    return jvm;
  }

  private static Tool jmxterm(Jdk jdk, ForkedJvm jvm, String... commands) throws IOException {
    Path script = Files.write(jvm.folder().resolve("commands"), java.util.List.of(commands));
    return Tool.run(
        jdk.tool("java"),
        Tool.PATIENT,
        // It attaches by JConsole's own class, which modules hide.
        "--add-exports",
        "jdk.jconsole/sun.tools.jconsole=ALL-UNNAMED",
        "-jar",
        JMXTERM.toString(),
        "-n",
        "-e",
        "-v",
        "brief",
        "-l",
        Long.toString(jvm.pid()),
        "-i",
        script.toString());
  }
}
