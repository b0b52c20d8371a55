package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.parallel.Execution;
import programs.HoldsSomeOfEach;
import programs.OpensAndWaits;
import programs.leaks.ForgetsSocketOnError;

/** To a JVM that runs already, from a shell; no JMX port, no restart. */
@Execution(CONCURRENT)
class AttachIT {
  // The JVM's own four lines at an attach are not ours to judge.
  private static final String ATTACHABLE = "-XX:+EnableDynamicAgentLoading";

  @EachJdk
  void attached_namesWhatIsOpenedThen(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(OpensAndWaits.class).on(jdk).vm(ATTACHABLE).start()) {
      jvm.ask("open", "5");
      Tool attach = attach(jdk, jvm, "capture=exact");
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      jvm.ask("open", "37");
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.sites("file"))
          .filteredOn(site -> site.site().contains("OpensAndWaits.one("))
          .singleElement()
          .satisfies(site -> assertThat(site.open()).isEqualTo(37));
      assertThat(detector.account().addsUp()).isTrue();
      assertThat(detector.report().replaceAll("\n +", " "))
          .contains("Attached:  ", "5 files in ", "Since:     the attach (")
          .contains("+37 (0 to 37) file programs.OpensAndWaits.one(");
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void whatWasOpenBefore_isToldByWhatItIs_andLeavesWhenClosed(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(HoldsSomeOfEach.class).on(jdk).vm(ATTACHABLE).start()) {
      jvm.ask("open");
      Tool attach = attach(jdk, jvm, "");
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      Detector detector = new Detector(jvm.ownBeans());
      String peer = jvm.ask("peers").get(0);
      String gone = jvm.ask("peers").get(1);
      assertThat(before(detector))
          .containsAllEntriesOf(
              Map.of(
                  "socket " + gone + " CLOSE_WAIT",
                  3L,
                  "socket " + peer + " ESTABLISHED",
                  5L,
                  "unix-socket",
                  2L,
                  "server-socket LISTEN",
                  1L,
                  "datagram",
                  6L,
                  "file some/of",
                  7L,
                  "pipe",
                  8L,
                  "selector",
                  9L,
                  "thread kept",
                  13L));
      assertThat(detector.report().replaceAll("\n +", " "))
          .contains("5 sockets to " + peer + " ESTABLISHED", "3 sockets to " + gone + " CLOSE_WAIT")
          .contains("9 selectors", "8 pipes", "13 threads named kept-#", "7 files in ");
      assertThat(new Health(jvm.ownBeans()).memory().mib("direct")).isGreaterThanOrEqualTo(11);
      jvm.ask("close");
      Waiting.until(
          "all is closed that was open before",
          Waiting.PATIENCE,
          // NIO's own marker is a Unix socket too, and cannot be told from the program's.
          () -> Set.of("thread main", "unix-socket").containsAll(before(detector).keySet()),
          () -> before(detector));
      assertThat(detector.account().addsUp()).isTrue();
      assertThat(detector.suspects()).isEmpty();
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  /** Each with its number: the kind, and what of the detail does not differ from run to run. */
  private static Map<String, Long> before(Detector detector) {
    detector.checkNow();
    Map<String, Long> sums = new TreeMap<>();
    for (CompositeData row : detector.openResources("before-attach")) {
      String detail = (String) row.get("detail");
      String what =
          switch ((String) row.get("kind")) {
            case "socket" -> " " + detail.replaceAll(".* -> ", "") + " " + row.get("state");
            case "server-socket" -> " " + row.get("state");
            case "file" -> " " + detail.replaceAll(".*/(some/of)-.*", "$1");
            case "thread" -> " " + detail.replaceAll("[-,].*", "");
            default -> "";
          };
      sums.merge(row.get("kind") + what, 1L, Long::sum);
    }
    return sums;
  }

  @EachJdk
  void attachedTwice_isSilent_andCountsOnce(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(OpensAndWaits.class).on(jdk).vm(ATTACHABLE).start()) {
      assertThat(attach(jdk, jvm, "interval=2s").out()).contains("\nAttached.\n");
      assertThat(attach(jdk, jvm, "").out()).contains("\nAttached.\n");
      assertThat(attach(jdk, jvm, "interval=3s").out()).contains("The options have no effect");
      jvm.ask("open", "37");
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.sites("file"))
          .filteredOn(site -> site.site().contains("OpensAndWaits.one("))
          .singleElement()
          .satisfies(site -> assertThat(site.open()).isEqualTo(37));
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void attachedWhereAsked_beansAreThereAtOnce(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(OpensAndWaits.class).on(jdk).vm(ATTACHABLE).start()) {
      assertThat(attach(jdk, jvm, "").status()).isZero();
      assertThat(new Detector(jvm.attachedBeans()).attribute("State")).isEqualTo("active");
    }
  }

  @EachJdk
  void reportOfAnyJvm_needsNoPort(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsSocketOnError.class)
            .on(jdk)
            .withAgent("interval=200ms,patience=2s")
            .start()) {
      Detector detector = new Detector(jvm.ownBeans());
      Waiting.until(
          "a suspect", Waiting.PATIENCE, () -> !detector.suspects().isEmpty(), detector::report);
      Tool report = Tool.agent(jdk, "report", Long.toString(jvm.pid()));
      assertThat(report.status()).as(report.toString()).isZero();
      assertThat(report.out()).contains("ForgetsSocketOnError.connect", "pid " + jvm.pid());
      Tool json = Tool.agent(jdk, "report", Long.toString(jvm.pid()), "--json");
      assertThat(json.status()).as(json.toString()).isZero();
      assertThat(json.out().strip()).startsWith("{").endsWith("}").contains("ForgetsSocketOnError");
    }
  }

  @EachJdk
  void reportOfAJvmWithoutTheAgent_attachesFirst(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(OpensAndWaits.class).on(jdk).vm(ATTACHABLE).start()) {
      Tool report = Tool.agent(jdk, "report", Long.toString(jvm.pid()));
      assertThat(report.status()).as(report.toString()).isZero();
      assertThat(report.out()).contains("pid " + jvm.pid());
    }
  }

  @EachJdk
  void wrongUse_isTwo_aRefusalIsOne(Jdk jdk) {
    Tool noPid = Tool.agent(jdk, "attach");
    assertThat(noPid.status()).as(noPid.toString()).isEqualTo(2);
    Tool noOption = Tool.agent(jdk, "attach", "999999999", "intervall=5s");
    assertThat(noOption.status()).as(noOption.toString()).isEqualTo(2);
    assertThat(noOption.err()).contains("intervall=5s", "did you mean interval?");
    Tool noWord = Tool.agent(jdk, "atach", "1");
    assertThat(noWord.status()).as(noWord.toString()).isEqualTo(2);
    Tool nobody = Tool.agent(jdk, "attach", "999999999");
    assertThat(nobody.status()).as(nobody.toString()).isEqualTo(1);
    assertThat(nobody.err()).contains("999999999").doesNotContain("\tat ");
    assertThat(Tool.agent(jdk, "help").status()).isZero();
    assertThat(Tool.agent(jdk, "version").out()).containsPattern("\\d+\\.\\d+");
  }

  static Tool attach(Jdk jdk, ForkedJvm jvm, String options) {
    String pid = Long.toString(jvm.pid());
    return options.isEmpty()
        ? Tool.agent(jdk, "attach", pid)
        : Tool.agent(jdk, "attach", pid, options);
  }
}
