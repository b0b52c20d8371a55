package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import programs.OpensAndWaits;
import programs.leaks.ForgetsSocketOnError;

/** Each option does what it says; a bad one is one line, and the application runs. */
@Execution(CONCURRENT)
class OptionsIT {
  private static final String QUICK = "interval=200ms,patience=2s";

  @TempDir private Path folder;

  @EachJdk
  void wrongKey_isOneLineWithTheNearest_andTheApplicationRuns(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("intervall=10s").start()) {
      assertThat(jvm.ask("open", "37").get(0)).isEqualTo("37");
      assertThat(jvm.awaitErrors()).singleElement().asString().contains("intervall", "interval");
      assertThat(jvm.printed()).isEmpty();
      assertThat(detector(jvm).attributeIfThere("State")).isEmpty();
    }
  }

  @EachJdk
  void wrongValue_isOneLine_andTheApplicationRuns(Jdk jdk) {
    for (String wrong : List.of("interval=10", "kinds=sokcet", "capture=all", "jmx=maybe")) {
      try (ForkedJvm jvm = opens(jdk).withAgent(wrong).start()) {
        assertThat(jvm.ask("open", "1").get(0)).isEqualTo("1");
        String value = wrong.substring(wrong.indexOf('=') + 1);
        assertThat(jvm.awaitErrors()).singleElement().asString().contains(value);
      }
    }
  }

  @EachJdk
  void missingFileOfOptions_isOneLine_andTheApplicationRuns(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("config=missing.properties").start()) {
      assertThat(jvm.ask("open", "1").get(0)).isEqualTo("1");
      assertThat(jvm.awaitErrors()).singleElement().asString().contains("missing.properties");
    }
  }

  @EachJdk
  void kindsNotNamed_areNotTracked(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("kinds=socket+datagram,capture=exact").start()) {
      jvm.ask("open", "37");
      assertThat(openFiles(jvm)).isZero();
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  /** The agent's options over system properties, these over the file. */
  @EachJdk
  void optionsComeFromThreePlaces_theNearestWins(Jdk jdk) throws IOException {
    Path file = Files.writeString(folder.resolve("options"), "kinds=socket\ninterval=1s\n");
    try (ForkedJvm jvm = opens(jdk).withAgent("config=" + file).start()) {
      jvm.ask("open", "37");
      assertThat(openFiles(jvm)).as("by the file").isZero();
    }
    try (ForkedJvm jvm =
        opens(jdk).vm("-Dunclosed.kinds=file").withAgent("config=" + file).start()) {
      jvm.ask("open", "37");
      assertThat(openFiles(jvm)).as("by the property").isEqualTo(37);
    }
    try (ForkedJvm jvm = opens(jdk).vm("-Dunclosed.kinds=file").withAgent("kinds=socket").start()) {
      jvm.ask("open", "37");
      assertThat(openFiles(jvm)).as("by the option").isZero();
    }
  }

  @EachJdk
  void jmxOff_hasNoBeans_jmxEager_hasThemUnasked(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("jmx=off").start()) {
      assertThat(detector(jvm).attributeIfThere("State")).isEmpty();
    }
    try (ForkedJvm jvm = opens(jdk).withAgent("jmx=eager").start()) {
      assertThat(detector(jvm).attributeIfThere("State")).contains("active");
    }
  }

  @EachJdk
  void ignored_isNoSuspect(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(ForgetsSocketOnError.class)
            .on(jdk)
            .withAgent(QUICK + ",ignore=programs.leaks.Forgets*.connect")
            .start()) {
      Detector detector = detector(jvm);
      Waiting.until(
          "sockets as old as patience is long",
          Waiting.PATIENCE,
          () -> detector.checkNow() >= 0 && oldestSeconds(detector) >= 8,
          () -> detector.sites("socket"));
      assertThat(jvm).suspectsNothing();
    }
  }

  /** What {@code app=} names is blamed, not what stands nearer to the open. */
  @EachJdk
  void applicationNamed_getsTheBlame(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("app=programs.Console,capture=exact").start()) {
      jvm.ask("open", "37");
      detector(jvm).checkNow();
      assertThat(detector(jvm).sites("file"))
          .anySatisfy(
              site -> {
                assertThat(site.site()).contains("programs.Console.");
                assertThat(site.open()).isEqualTo(37);
              });
    }
  }

  @EachJdk
  void reportAtExit_isWritten(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("at-exit=report,dump=stderr,capture=exact").start()) {
      jvm.ask("open", "37");
      // The JVM's end waits for nothing longer than a second, and the agent may still be starting.
      detector(jvm).checkNow();
      assertThat(jvm.end()).isZero();
      assertThat(String.join("\n", jvm.printedErrors())).contains("pid " + jvm.pid());
    }
  }

  @EachJdk
  void pathsRedacted_areNowhere(Jdk jdk) {
    try (ForkedJvm jvm = opens(jdk).withAgent("redact=paths,capture=exact").start()) {
      jvm.ask("open", "37");
      Detector detector = detector(jvm);
      detector.checkNow();
      SiteRow site =
          detector.sites("file").stream().filter(one -> one.open() == 37).findFirst().get();
      assertThat(detector.openResources(site.id()))
          .hasSize(37)
          .allSatisfy(
              one -> assertThat((String) one.get("detail")).isNotEmpty().doesNotContain("held"));
    }
  }

  @EachJdk
  void suspectRaised_isOneLine_logOff_isNone(Jdk jdk) {
    JvmStart leak = ForkedJvm.running(ForgetsSocketOnError.class, "9999").on(jdk);
    JvmStart sameLeak = ForkedJvm.running(ForgetsSocketOnError.class, "9999").on(jdk);
    try (ForkedJvm warns = leak.withAgent(QUICK).start();
        ForkedJvm isSilent = sameLeak.withAgent(QUICK + ",log=off").start()) {
      assertThat(warns).raisesSuspectWithin(Waiting.PATIENCE).ofSeverity("WARNING");
      assertThat(isSilent).raisesSuspectWithin(Waiting.PATIENCE).ofSeverity("WARNING");
      assertThat(warns.awaitErrors())
          .singleElement()
          .asString()
          .contains("ForgetsSocketOnError.connect(");
      assertThat(isSilent).printedNothing();
    }
  }

  private static JvmStart opens(Jdk jdk) {
    return ForkedJvm.running(OpensAndWaits.class).on(jdk);
  }

  private static Detector detector(ForkedJvm jvm) {
    return new Detector(jvm.ownBeans());
  }

  /** Those of the program's own line. */
  private static long openFiles(ForkedJvm jvm) {
    detector(jvm).checkNow();
    return detector(jvm).sites("").stream()
        .filter(site -> site.site().contains("OpensAndWaits.one("))
        .mapToLong(SiteRow::open)
        .sum();
  }

  private static long oldestSeconds(Detector detector) {
    return detector.sites("socket").stream().mapToLong(SiteRow::oldestSeconds).max().orElse(0);
  }
}
