package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import programs.StartsChildren;

/** Pipes to child processes: there while the child lives, with its command, and then no more. */
@Execution(CONCURRENT)
class ChildrenIT {

  @EachJdk
  void childrenThatLive_areNamedWithTheirCommand_andGoneWhenTheyEnd(Jdk jdk) {
    try (ForkedJvm jvm = program(jdk)) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("live", "1");
      Account before = settled(detector);
      jvm.ask("live", "7");
      Account after = settled(detector);
      assertThat(after.tracked() - before.tracked()).isEqualTo(3 * 7);
      SiteRow site = at(detector, "live");
      assertThat(site.kind()).isEqualTo("process");
      assertThat(site.open()).isEqualTo(8);
      assertThat(details(detector, site))
          .hasSize(8)
          .allMatch(d -> d.startsWith("pipe to cat, pid "));

      jvm.ask("kill");
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> {
            settled(detector);
            assertThat(at(detector, "live").open()).isZero();
          });
      assertThat(at(detector, "live").collectedUnclosed()).isZero();
    }
  }

  /** Nobody closes their streams: the JDK reads what they left, and closes for them. */
  @EachJdk
  void childrenThatEnd_andFailedStarts_leaveNothing(Jdk jdk) {
    try (ForkedJvm jvm = program(jdk)) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("ends", "1");
      awaitEnded(detector, 1);
      Account before = settled(detector);
      jvm.ask("ends", "37");
      jvm.ask("fails", "37");
      awaitEnded(detector, 38);
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () ->
              assertThat(settled(detector))
                  .matches(after -> after.isNoMoreThan(before), "no more than " + before));
      assertThat(detector.sites("process"))
          .noneMatch(site -> site.site().contains("StartsChildren.fails("));
    }
  }

  private static ForkedJvm program(Jdk jdk) {
    return ForkedJvm.running(StartsChildren.class)
        .on(jdk)
        .vm("-XX:-UseContainerSupport")
        .withAgent("capture=exact")
        .start();
  }

  private static void awaitEnded(Detector detector, long count) {
    Waiting.untilAsserted(
        Waiting.PATIENCE,
        () -> {
          detector.checkNow();
          assertThat(at(detector, "ends").closed()).isEqualTo(count);
        });
  }

  private static SiteRow at(Detector detector, String method) {
    return detector.sites("process").stream()
        .filter(site -> site.site().contains("StartsChildren." + method + "("))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no site in " + method));
  }

  private static List<String> details(Detector detector, SiteRow site) {
    return detector.openResources(site.id()).stream()
        .map(resource -> (String) resource.get("detail"))
        .toList();
  }

  private static Account settled(Detector detector) {
    detector.checkNow();
    Account account = detector.account();
    assertThat(account.addsUp()).as("%s", account).isTrue();
    return account;
  }
}
