package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import programs.leaks.KeepsByHolder;
import programs.real.healthy.RestingPools;
import programs.real.leaks.Leaks;

/**
 * What is kept by a cache or a pool is blamed on the line that filled it, and the cache is named; a
 * pool that rests is no suspect.
 */
@Execution(ExecutionMode.CONCURRENT)
class HoldersIT {
  private static final String QUICK = "interval=200ms,patience=1200ms,capture=exact";

  @EachJdk
  void buffersOfNio_areAllocatedByItsCache(Jdk jdk) {
    assertOpened(jdk, "nio", "direct-buffer", "gather", " by NIO's per-thread buffer cache at ");
  }

  @EachJdk
  void jarsReadThroughAUrl_areOpenedByItsConnection(Jdk jdk) {
    assertOpened(jdk, "jar", "file", "readFrom", " by a jar: URL connection at ");
  }

  @EachJdk
  void okHttpClientForEachCall_isOneToShare(Jdk jdk) throws IOException {
    assertPooled(jdk, "OkHttpClientPerCall", " by OkHttp at ", "one OkHttpClient");
  }

  @EachJdk
  void apacheClientForEachCall_isOneToShare(Jdk jdk) throws IOException {
    assertPooled(jdk, "ApacheClientPerCall", " by Apache HttpClient at ", "one client");
  }

  private static void assertPooled(Jdk jdk, String leak, String openedBy, String remedy)
      throws IOException {
    try (FarEnd far = new FarEnd();
        ForkedJvm jvm =
            ForkedJvm.running(Leaks.class, leak)
                .on(jdk)
                .vm(far.properties())
                .withLibraries()
                .withAgent(QUICK)
                .start()) {
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind("socket")
          .withEvidence("GROWING")
          .blaming(leak + ".java", "fetch")
          .saying(openedBy)
          .advising(remedy);
    }
  }

  @EachJdk
  void connectionsThatRestInAPool_areNoSuspect_evenWhenTheServerHasHungUp(Jdk jdk)
      throws IOException {
    try (FarEnd far = new FarEnd();
        ForkedJvm jvm =
            ForkedJvm.running(RestingPools.class)
                .on(jdk)
                .vm(far.properties())
                .withLibraries()
                .withAgent("interval=100ms,patience=600ms,close-wait=600ms")
                .start()) {
      Detector detector = new Detector(jvm.ownBeans());
      for (int i = 0; i < 3; i++) {
        jvm.ask("call");
      }
      jvm.ask("burst");
      Waiting.until(
          "connections that have rested for ten patiences",
          Waiting.PATIENCE,
          () -> !jvm.ask("call").isEmpty() && resting(detector, 7) == 46,
          () -> detector.sites("socket"));
      assertNothingAboveInfo(jvm, detector);
      far.close();
      Waiting.until(
          "ten patiences in CLOSE_WAIT",
          Waiting.PATIENCE,
          () -> resting(detector, 14) == 46,
          () -> detector.sites("socket"));
      assertNothingAboveInfo(jvm, detector);
      assertThat(new Health(jvm.ownBeans()).call("report")).contains("CLOSE_WAIT 46");
    }
  }

  private static long resting(Detector detector, long seconds) {
    return detector.sites("socket").stream()
        .filter(site -> site.oldestSeconds() >= seconds)
        .mapToLong(SiteRow::open)
        .sum();
  }

  private static void assertNothingAboveInfo(ForkedJvm jvm, Detector detector) {
    detector.checkNow();
    assertThat(detector.suspects())
        .as(() -> detector.report())
        .allSatisfy(suspect -> assertThat(suspect.severity()).isEqualTo("INFO"));
    JvmAssert.assertThat(jvm).printedNothing();
  }

  private static void assertOpened(
      Jdk jdk, String what, String kind, String method, String openedBy) {
    try (ForkedJvm jvm =
        ForkedJvm.running(KeepsByHolder.class, what).on(jdk).withAgent(QUICK).start()) {
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind(kind)
          .withEvidence("GROWING")
          .blaming("KeepsByHolder.java", method)
          .saying(openedBy);
      Detector detector = new Detector(jvm.ownBeans());
      Waiting.until(
          openedBy + " in the report",
          Waiting.PATIENCE,
          () -> detector.report().replaceAll("\n +", " ").contains(openedBy),
          detector::report);
    }
  }
}
