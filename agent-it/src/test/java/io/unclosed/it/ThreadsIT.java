package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import programs.leaks.MakesAPoolForEveryRequest;
import programs.threads.StartsAndKeeps;
import programs.threads.StartsVirtualThreads;
import programs.threads.WaysToStart;

/** Platform threads: named at the line that started them or made their pool, gone when ended. */
@Execution(CONCURRENT)
class ThreadsIT {

  @EachJdk
  void eachWayToStart_isNamedAtItsLine_andGoneWhenEnded(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(WaysToStart.class).on(jdk).withAgent("capture=exact").start()) {
      Detector detector = new Detector(jvm.ownBeans());
      assertThat(detector.attribute("State")).isEqualTo("active");
      SoftAssertions all = new SoftAssertions();
      for (StartRow way : StartRow.of(jvm)) {
        long before = openThreads(detector);
        jvm.ask("start", way.name());
        all.assertThat(openAt(detector, way)).as("open at " + way.frame()).isEqualTo(way.threads());
        all.assertThat(openThreads(detector) - before)
            .as("open after " + way.name())
            .isEqualTo(way.threads());
        jvm.ask("end", way.name());
        Waiting.until(
            way.name() + " has ended, each thread once",
            Waiting.PATIENCE,
            () ->
                !jvm.ask("collect").isEmpty() && openAt(detector, way) == 0 && even(detector, way),
            () -> detector.sitesAt(way.frame()));
        for (SiteRow site : threadsAt(detector, way)) {
          all.assertThat(site.collectedUnclosed()).as("collected, " + way.name()).isZero();
        }
      }
      all.assertAll();
    }
  }

  // One snapshot counts what was closed before what is open: a thread may end in between.
  private static boolean even(Detector detector, StartRow way) {
    return threadsAt(detector, way).stream().allMatch(site -> site.closed() == site.opened());
  }

  private static List<SiteRow> threadsAt(Detector detector, StartRow way) {
    return detector.sitesAt(way.frame()).stream()
        .filter(site -> site.kind().equals("thread"))
        .toList();
  }

  private static long openAt(Detector detector, StartRow way) {
    detector.checkNow();
    return threadsAt(detector, way).stream().mapToLong(SiteRow::open).sum();
  }

  private static long openThreads(Detector detector) {
    return detector.sites("thread").stream().mapToLong(SiteRow::open).sum();
  }

  @EachJdk
  void threadsThatCannotStart_leaveNothing(Jdk jdk) {
    try (ForkedJvm jvm = keeping(jdk, "capture=exact")) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("start", "37");
      assertThat(jvm.ask("fail", "11")).containsExactly("11");
      detector.checkNow();
      assertThat(openThreads(detector)).isEqualTo(37);
      assertThat(detector.sites("thread"))
          .filteredOn(site -> site.site().contains(".fail("))
          .allMatch(site -> site.opened() == 0 && site.closed() == 0);
      assertThat(new Detector(jvm.ownBeans()).report()).contains("37");
    }
  }

  @EachJdk
  void whatTheJdkStartsForItself_isNobodys(Jdk jdk) {
    try (ForkedJvm jvm = keeping(jdk, "capture=exact")) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("common");
      if (jdk.feature() >= 21) {
        jvm.ask("virtual", "211");
      }
      jvm.ask("start", "5");
      detector.checkNow();
      assertThat(openThreads(detector)).isEqualTo(5);
      assertThat(new Health(jvm.ownBeans()).call("report"))
          .containsPattern(
              jdk.feature() >= 21
                  ? "Threads: +\\d+ and 21[1-9] virtual threads"
                  : "Threads: +\\d+\\.");
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void virtualThreads_areInTheCount_whoeverManagesThem(Jdk jdk) {
    assumeTrue(jdk.feature() >= 25, "structured scopes as this program uses them");
    try (ForkedJvm jvm =
        ForkedJvm.running(StartsVirtualThreads.class)
            .on(jdk)
            .vm("--enable-preview")
            .withAgent("capture=exact")
            .start()) {
      SoftAssertions all = new SoftAssertions();
      Beans beans = jvm.ownBeans();
      long usual = virtualThreads(beans);
      for (String way : jvm.ask("ways")) {
        jvm.ask("start", way, "211");
        all.assertThat(virtualThreads(beans) - usual).as(way).isEqualTo(211);
        jvm.ask("end");
        Waiting.until(
            "those of " + way + " are gone",
            Waiting.PATIENCE,
            () -> virtualThreads(beans) == usual,
            () -> virtualThreads(beans));
      }
      all.assertAll();
      assertThat(openThreads(new Detector(jvm.ownBeans()))).isZero();
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void attached_scopesFromBefore_takeNothingFromTheCount(Jdk jdk) {
    assumeTrue(jdk.feature() >= 25, "structured scopes as this program uses them");
    try (ForkedJvm jvm =
        ForkedJvm.running(StartsVirtualThreads.class)
            .on(jdk)
            .vm("--enable-preview", "-XX:+EnableDynamicAgentLoading")
            .start()) {
      jvm.ask("start", "scope", "37");
      Tool attach = AttachIT.attach(jdk, jvm, "");
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      jvm.ask("end");
      jvm.ask("start", "scope", "211");
      assertThat(virtualThreads(jvm.ownBeans())).isEqualTo(211);
    }
  }

  private static long virtualThreads(Beans beans) {
    new Detector(beans).checkNow();
    String report = new Health(beans).call("report");
    Matcher figure = Pattern.compile("and (\\d+) virtual thread").matcher(report);
    return figure.find() ? Long.parseLong(figure.group(1)) : 0;
  }

  // Two of these at once are more threads than a small machine gives.
  @ResourceLock("threads of the machine")
  @EachJdk
  void tenThousandThreads_areAllHeld_inLittleMemory(Jdk jdk) {
    assumeTrue(Limits.threads() > 12_000, "no room for ten thousand threads");
    try (ForkedJvm jvm = keeping(jdk, "capture=exact")) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("start", "10007");
      detector.checkNow();
      assertThat(openThreads(detector)).isEqualTo(10_007);
      assertThat(heapBytes(detector)).isLessThan(4L << 20);
      jvm.ask("end");
      Waiting.until(
          "all have ended",
          Waiting.PATIENCE,
          () -> detector.checkNow() >= 0 && openThreads(detector) == 0,
          () -> detector.sites("thread"));
    }
  }

  private static long heapBytes(Detector detector) {
    var overhead = (javax.management.openmbean.CompositeData) detector.attribute("Overhead");
    return (long) overhead.get("heapBytes");
  }

  @EachJdk
  void poolForEveryRequest_isOneSuspect_atTheLineThatMakesThem(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(MakesAPoolForEveryRequest.class)
            .on(jdk)
            .vm("-Xss256k")
            .withAgent("interval=200ms,patience=1200ms")
            .start()) {
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind("thread")
          .withEvidence("GROWING")
          .blaming("MakesAPoolForEveryRequest.java", "answer")
          .andNoOther();
    }
  }

  @EachJdk
  void poolThatFillsSlowly_isToldWithItsSize(Jdk jdk) {
    try (ForkedJvm jvm = keeping(jdk, "interval=200ms,patience=1200ms")) {
      jvm.ask("tasks", "1009");
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind("thread")
          .withEvidence("GROWING")
          .ofSeverity("INFO")
          .blaming("StartsAndKeeps.java", "tasks");
      assertThat(new Detector(jvm.ownBeans()).report().replaceAll("\\s+", " "))
          .contains("one thread pool with a core size of 1,009, which may still be filling.");
    }
  }

  @EachJdk
  void attached_countsWhatIsStartedThen(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(StartsAndKeeps.class)
            .on(jdk)
            .vm("-XX:+EnableDynamicAgentLoading")
            .start()) {
      jvm.ask("start", "11");
      jvm.ask("pools", "3");
      Tool attach = Tool.agent(jdk, "attach", Long.toString(jvm.pid()), "capture=exact");
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      jvm.ask("start", "37");
      jvm.ask("pools", "5");
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(openIn(detector, "start")).isEqualTo(37);
      assertThat(openIn(detector, "pools")).isEqualTo(15);
      assertThat(detector.sites("thread"))
          .filteredOn(site -> site.site().contains(".pools("))
          .singleElement()
          .satisfies(site -> assertThat(site.pools()).isEqualTo(5));
      assertThat(detector.openResources("before-attach"))
          .filteredOn(row -> row.get("kind").equals("thread"))
          .extracting(row -> row.get("detail").toString().replaceAll("[-,].*", ""))
          .containsOnly("main", "kept", "pool")
          .hasSize(1 + 11 + 9);
      assertThat(detector.report().replaceAll("\n +", " "))
          .contains(
              "Before:    ",
              " were open before the attach, ",
              "11 threads named kept-#",
              "9 threads named pool-#")
          .contains("Since:     the attach (")
          .contains("+37 (0 to 37) thread programs.threads.StartsAndKeeps.start(");
      jvm.ask("end");
      Waiting.until(
          "the threads have ended",
          Waiting.PATIENCE,
          () -> detector.checkNow() >= 0 && openIn(detector, "start") == 0,
          () -> detector.sites("thread"));
    }
  }

  @EachJdk
  void sinceTheMark_isATableInTheReport(Jdk jdk) {
    try (ForkedJvm jvm = keeping(jdk, "capture=exact,interval=1h")) {
      Detector detector = new Detector(jvm.ownBeans());
      jvm.ask("start", "11");
      detector.checkNow();
      assertThat(detector.report()).doesNotContain("Since:", "Before:");
      detector.call("markBaseline");
      jvm.ask("start", "37");
      jvm.ask("pools", "3");
      detector.checkNow();
      assertThat(detector.report())
          .contains("Since:     markBaseline (")
          .contains("+37 (11 to 48) thread programs.threads.StartsAndKeeps.start(")
          .contains("+9 (0 to 9) thread programs.threads.StartsAndKeeps.pools(");
      detector.call("markBaseline");
      detector.checkNow();
      assertThat(detector.report()).contains("no call site holds more than then");
    }
  }

  private static long openIn(Detector detector, String method) {
    List<SiteRow> sites = detector.sites("thread");
    return sites.stream()
        .filter(site -> site.site().contains("StartsAndKeeps." + method + "("))
        .mapToLong(SiteRow::open)
        .sum();
  }

  private static ForkedJvm keeping(Jdk jdk, String options) {
    return ForkedJvm.running(StartsAndKeeps.class)
        .on(jdk)
        .vm("-Xlog:disable")
        .withAgent(options)
        .start();
  }
}
