package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static io.unclosed.it.Waiting.PATIENCE;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.parallel.Execution;
import programs.leaks.ForgetsFileOnError;
import programs.leaks.ForgetsOneDirectoryInAThousand;
import programs.leaks.ForgetsSocketOnError;
import programs.leaks.HealthyService;
import programs.leaks.KeepsEveryChannel;
import programs.leaks.KeepsSocketsWhosePeerHungUp;
import programs.leaks.LeavesFilesToTheCollector;

/** A leak becomes a suspect with the right line and evidence; a healthy look-alike does not. */
@Execution(CONCURRENT)
class LeaksIT {
  private static final String QUICK = "interval=200ms,patience=2s,close-wait=3s";

  @EachJdk
  void socketForgottenOnError_blamesTheLineThatOpenedIt(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsSocketOnError.class, "9999").on(jdk).withAgent(QUICK).start()) {
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("socket")
          .withEvidence("OUTLIVED")
          .withConfidence("LIKELY")
          .blaming("ForgetsSocketOnError.java", "connect")
          .andNoOther();
    }
  }

  @EachJdk
  void socketsForgottenUntilTheTrafficStopped_areStillCounted(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsSocketOnError.class).on(jdk).withAgent(QUICK).start()) {
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("socket")
          .withEvidence("OUTLIVED")
          .blaming("ForgetsSocketOnError.java", "connect")
          .holding(37)
          .andNoOther();
    }
  }

  @EachJdk
  void filesLeftToTheCollector_areCertain(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(LeavesFilesToTheCollector.class).on(jdk).withAgent(QUICK).start()) {
      jvm.ask("collect");
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("file")
          .withEvidence("COLLECTED_UNCLOSED")
          .withConfidence("CERTAIN")
          .blaming("LeavesFilesToTheCollector.java", "read");
    }
  }

  @EachJdk
  void socketsWhosePeerHungUp_areInCloseWait(Jdk jdk) throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.running(KeepsSocketsWhosePeerHungUp.class).on(jdk).withAgent(QUICK).start()) {
      Waiting.until("all joined", PATIENCE, () -> jvm.peer().size() == 23, jvm.peer()::size);
      jvm.peer().hangUp();
      Assertions.assertThat(jvm.ask("listen")).containsExactly("ended 23");
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("socket")
          .withEvidence("CLOSE_WAIT")
          .withConfidence("LIKELY")
          .holding(23)
          .blaming("KeepsSocketsWhosePeerHungUp.java", "join");
    }
  }

  @EachJdk
  void oneDirectoryInAThousand_isOutlived(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsOneDirectoryInAThousand.class)
            .on(jdk)
            .withAgent(QUICK + ",capture=exact")
            .start()) {
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("directory")
          .withEvidence("OUTLIVED")
          .holding(11)
          .blaming("ForgetsOneDirectoryInAThousand.java", "look");
    }
  }

  @EachJdk
  void channelForEveryEvent_isGrowing(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(KeepsEveryChannel.class)
            .on(jdk)
            .withAgent("interval=200ms,patience=1200ms")
            .start()) {
      SuspectRow suspect =
          assertThat(jvm)
              .raisesSuspectWithin(PATIENCE)
              .ofKind("socket")
              .withEvidence("GROWING")
              .blaming("KeepsEveryChannel.java", "open")
              .row();
      // Twenty a second at most, 72,000 an hour; a loaded machine makes it far fewer, and a beat
      // that comes late makes a short while's rate of it. Per minute it were 1,200.
      Assertions.assertThat(suspect.perHour()).isBetween(1_500.0, 144_000.0);
    }
  }

  @EachJdk
  void fileForgottenOnError_isTold_withTheFolderWhereTheyAre(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsFileOnError.class).on(jdk).withAgent(QUICK).start()) {
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("file")
          .blaming("ForgetsFileOnError.java", "open");
      Detector detector = new Detector(jvm.ownBeans());
      // The text breaks its lines where it must.
      Pattern where =
          Pattern.compile(
              "Directories:\\s+" + Pattern.quote(jvm.folder() + "/spool") + "\\s+\\(\\d+");
      Waiting.until(
          "the folder", PATIENCE, () -> where.matcher(detector.report()).find(), detector::report);
    }
  }

  @EachJdk
  void healthyService_isNoSuspect(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(HealthyService.class).on(jdk).withAgent(QUICK).start()) {
      Waiting.until("many rounds", PATIENCE, () -> rounds(jvm) > 2_500, () -> rounds(jvm));
      assertThat(jvm).suspectsNothing().printedNothing();
    }
  }

  private static int rounds(ForkedJvm jvm) {
    return Integer.parseInt(jvm.ask("rounds").get(0));
  }
}
