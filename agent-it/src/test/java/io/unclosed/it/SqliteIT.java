package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import programs.netty.OpensBySqlite;

/** What a native library opens that nobody hooks: untracked, told by what it points to. */
@Execution(CONCURRENT)
class SqliteIT {
  private static final Path DRIVER =
      Path.of(System.getProperty("unclosed.tools"), "sqlite-jdbc.jar").toAbsolutePath();

  @EachJdk
  void databases_areUntrackedFiles_andGoneWhenClosed(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensBySqlite.class)
            .on(jdk)
            .vm("-XX:-UseContainerSupport")
            .withClassPath(DRIVER)
            .withAgent("capture=exact")
            .start()) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("open", "1");
      jvm.ask("close");
      Account before = settled(detector);
      jvm.ask("open", "13");
      // What is new might be on its way into the ledger: two looks must agree.
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> assertThat(settled(detector).untracked() - before.untracked()).isEqualTo(13));
      assertThat(detector.openResources("untracked:file"))
          .extracting(resource -> resource.get("detail").toString())
          .hasSize(13)
          .allMatch(path -> path.matches(".*/some\\d+\\.db"));
      assertThat(settled(detector).tracked()).isEqualTo(before.tracked());
      jvm.ask("close");
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () ->
              assertThat(settled(detector))
                  .matches(after -> after.isNoMoreThan(before), "no more than " + before));
    }
  }

  private static Account settled(Detector detector) {
    detector.checkNow();
    Account account = detector.account();
    assertThat(account.addsUp()).as("%s", account).isTrue();
    return account;
  }
}
