package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.parallel.Isolated;
import programs.HoldsMany;

/** What the agent keeps stays within its stated bounds, however much the program holds. */
@Isolated
class BoundsIT {
  private static final long MIB = 1 << 20;

  private static ForkedJvm running(Jdk jdk, String options) {
    return ForkedJvm.running(HoldsMany.class)
        .on(jdk)
        .vm("-Xmx1g")
        .withAgent("jmx=eager," + options)
        .start();
  }

  private static long heapBytes(Detector detector) {
    detector.checkNow();
    return detector.overhead("heapBytes");
  }

  @EachJdk
  void aMillionBuffers_takeAHundredBytesEach_andGiveThemBack(Jdk jdk) {
    try (ForkedJvm jvm = running(jdk, "interval=10s")) {
      Detector detector = new Detector(jvm.ownBeans());
      long before = heapBytes(detector);
      jvm.ask("buffers", "1000003");

      assertThat(heapBytes(detector) - before).isLessThan(100L * 1_000_003);
      assertThat(detector.openOf("direct-buffer")).isGreaterThanOrEqualTo(1_000_003);
      assertThat(detector.overhead("failures")).isZero();
    }
  }

  @EachJdk
  void aHundredThousandStacks_areCounted_inBoundedRoom(Jdk jdk) {
    try (ForkedJvm jvm = running(jdk, "interval=10s,capture=exact")) {
      Detector detector = new Detector(jvm.ownBeans());
      long before = heapBytes(detector);
      for (int i = 0; i < 59; i++) {
        jvm.ask("stacks", "1723");
        detector.checkNow();
      }

      assertThat(heapBytes(detector) - before).isLessThan(100 * MIB);
      assertThat(openedBy(detector, "HoldsMany.deeper")).isEqualTo(59 * 1_723);
      assertThat(detector.overhead("sites")).isGreaterThan(59 * 1_723);
      assertThat(detector.overhead("failures")).isZero();
    }
  }

  @EachJdk
  void tooManyNewStacksAtOnce_areCountedWithoutALine_andTheReportSaysSo(Jdk jdk) {
    try (ForkedJvm jvm = running(jdk, "interval=10s,capture=exact")) {
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      jvm.ask("stacks", "50021");
      detector.checkNow();

      long named = openedBy(detector, "HoldsMany.deeper");
      long other = openedBy(detector, "(other sites)");
      assertThat(named).isPositive();
      assertThat(other).isPositive();
      assertThat(named + other).isEqualTo(50_021);
      assertThat(detector.report()).contains("for lack of room");
    }
  }

  private static long openedBy(Detector detector, String site) {
    return detector.sites("").stream()
        .filter(row -> row.site().contains(site))
        .mapToLong(SiteRow::opened)
        .sum();
  }

  @EachJdk
  void manyPeersAndThreads_areAllInTheAccount_andTheReportStaysAPage(Jdk jdk) {
    assumeTrue(Limits.threads() > 12_000, "no room for ten thousand threads");
    try (ForkedJvm jvm = running(jdk, "interval=10s")) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("peers", "5003");
      jvm.ask("threads", "10007");
      detector.checkNow();

      Account account = detector.account();
      assertThat(account.addsUp()).isTrue();
      assertThat(detector.openOf("socket")).isGreaterThanOrEqualTo(2 * 5_003);
      assertThat(detector.openOf("thread")).isGreaterThanOrEqualTo(10_007);
      assertThat(detector.report().lines().count()).isLessThan(80);
      assertThat(detector.overhead("failures")).isZero();
      jvm.ask("release", "0");
    }
  }
}
