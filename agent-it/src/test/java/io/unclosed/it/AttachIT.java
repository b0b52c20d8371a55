package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.parallel.Execution;
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
          .contains("ATTACHED LATE, at ", "5 files in ", "Since   the attach (")
          .contains("| +37 | 0 | 37 | file | programs.OpensAndWaits.one(");
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void attachedTwice_isSilent_andCountsOnce(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(OpensAndWaits.class).on(jdk).vm(ATTACHABLE).start()) {
      assertThat(attach(jdk, jvm, "").status()).isZero();
      assertThat(attach(jdk, jvm, "").status()).isZero();
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
