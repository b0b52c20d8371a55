package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Execution;
import programs.FailsToOpen;
import programs.OpensAndWaits;
import programs.OpensWithoutJava;
import programs.leaks.HealthyService;

/** What the agent says is open is what the kernel says is open. */
@Execution(CONCURRENT)
class AccountIT {

  @EachJdk
  void filesOpenedByJava_areTracked(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class).on(jdk).withAgent("capture=exact").start()) {
      jvm.ask("open", "1");
      Account before = fresh(jvm);
      jvm.ask("open", "37");
      Account after = fresh(jvm);
      assertThat(after.tracked() - before.tracked()).isEqualTo(37);
      assertThat(after.untracked()).isEqualTo(before.untracked());
      assertThat(after.kernel() - before.kernel()).isEqualTo(37);
      assertThat(after.kernel()).isEqualTo(jvm.descriptors().size());
    }
  }

  @EachJdk
  void filesOpenedPastJava_areUntracked(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensWithoutJava.class)
            .on(jdk)
            .vm("--add-opens", "java.base/sun.nio.fs=ALL-UNNAMED")
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
            // Else it reads a file of its control group now and then.
            .vm("-XX:-UseContainerSupport")
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
      List<SiteRow> open =
          detector.sites("").stream()
              .filter(site -> site.site().contains("FailsToOpen."))
              .filter(site -> site.open() > 0 || site.collectedUnclosed() > 0)
              .filter(site -> !site.site().contains("<init>"))
              .toList();
      all.assertThat(open).isEmpty();
      all.assertAll();
    }
  }

  /** Descriptors come and go between the looks; the four figures are of one moment all the same. */
  @EachJdk
  void whileTheServiceWorks_theAccountAddsUp_andNothingOfItsOwnIsUnknown(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(HealthyService.class)
            .on(jdk)
            .vm("-XX:-UseContainerSupport")
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
