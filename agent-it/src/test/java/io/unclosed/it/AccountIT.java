package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Execution;
import programs.FailsToOpen;
import programs.OpensAndWaits;
import programs.OpensWithoutJava;
import programs.leaks.HealthyService;

/** What the agent says is open is what the kernel says is open. */
@Execution(CONCURRENT)
class AccountIT {
  /** Else the JVM reads a file of its control group now and then. */
  private static final String NO_CONTROL_GROUP = "-XX:-UseContainerSupport";

  @EachJdk
  void filesOpenedByJava_areTracked(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class)
            .on(jdk)
            .vm(NO_CONTROL_GROUP)
            .withAgent("capture=exact")
            .start()) {
      jvm.ask("open", "1");
      Account before = asTheKernelSays(jvm);
      jvm.ask("open", "37");
      Account after = asTheKernelSays(jvm);
      assertThat(after.tracked() - before.tracked()).isEqualTo(37);
      assertThat(after.untracked()).isEqualTo(before.untracked());
      // The agent opens some of what it reads when it first needs it.
      assertThat(after.kernel() - before.kernel()).isEqualTo(37 + after.own() - before.own());
    }
  }

  /** What the agent and the kernel agree about; the agent itself opens and closes in between. */
  private static Account asTheKernelSays(ForkedJvm jvm) {
    Account[] last = new Account[1];
    Waiting.untilAsserted(
        Waiting.PATIENCE,
        () -> {
          last[0] = fresh(jvm);
          assertThat(last[0].kernel()).isEqualTo(jvm.descriptors().size());
        });
    return last[0];
  }

  @EachJdk
  void filesOpenedPastJava_areUntracked(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensWithoutJava.class)
            .on(jdk)
            .vm(NO_CONTROL_GROUP, "--add-opens", "java.base/sun.nio.fs=ALL-UNNAMED")
            .withAgent("")
            .start()) {
      jvm.ask("open", "1");
      Account before = fresh(jvm);
      jvm.ask("open", "11");
      // What is new might be on its way into the ledger: two looks must agree.
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> assertThat(fresh(jvm).untracked() - before.untracked()).isEqualTo(11));
      assertThat(fresh(jvm).tracked()).isEqualTo(before.tracked());
    }
  }

  @EachJdk
  void whatFailsOrIsCleared_leavesNothing(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(FailsToOpen.class)
            .on(jdk)
            .vm(NO_CONTROL_GROUP)
            .withAgent("capture=exact")
            .start()) {
      SoftAssertions all = new SoftAssertions();
      for (String step : jvm.ask("steps")) {
        jvm.ask("run", step, "1");
        Account before = fresh(jvm);
        jvm.ask("run", step, "50");
        // Some closes end on another thread, before or after that first look.
        Waiting.untilAsserted(
            Waiting.PATIENCE,
            () ->
                assertThat(fresh(jvm))
                    .as(step)
                    .matches(after -> after.isNoMoreThan(before), "no more than " + before));
      }
      Detector detector = new Detector(jvm.ownBeans());
      all.assertThat(detector.suspects()).as(() -> detector.report()).isEmpty();
      all.assertThat(detector.overhead("failures")).isZero();
      all.assertAll();
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> {
            detector.checkNow();
            assertThat(detector.sites("")).noneMatch(AccountIT::isLeft);
          });
    }
  }

  private static boolean isLeft(SiteRow site) {
    return site.site().contains("FailsToOpen.")
        && !site.site().contains("<init>")
        && (site.open() > 0 || site.collectedUnclosed() > 0);
  }

  /** Descriptors come and go between the looks; the four figures are of one moment all the same. */
  @EachJdk
  void whileTheServiceWorks_theAccountAddsUp_andNothingOfItsOwnIsUnknown(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(HealthyService.class)
            .on(jdk)
            .vm(NO_CONTROL_GROUP)
            .withAgent("interval=200ms,capture=exact")
            .start()) {
      int unknown = 0;
      for (int i = 0; i < 200; i++) {
        unknown += fresh(jvm).untracked() > 0 ? 1 : 0;
      }
      // The system may stop a thread between the kernel's open and our booking.
      assertThat(unknown).isLessThan(5);
    }
  }

  private static Account fresh(ForkedJvm jvm) {
    Detector detector = new Detector(jvm.ownBeans());
    detector.checkNow();
    Account account = detector.account();
    assertThat(account.addsUp()).as("%s", account).isTrue();
    return account;
  }
}
