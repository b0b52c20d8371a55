package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static io.unclosed.it.Waiting.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import programs.track.LeasesFromAPool;

/** {@code track=jdbc} with a real driver, H2, and leases of a real pool, HikariCP. */
@Execution(CONCURRENT)
class TrackJdbcIT {
  private static final Path TOOLS = Path.of(System.getProperty("unclosed.tools"));
  private static final String QUICK = "track=jdbc,interval=200ms,patience=2s";

  private static ForkedJvm started(Jdk jdk, String options) {
    return ForkedJvm.running(LeasesFromAPool.class)
        .on(jdk)
        .withClassPath(TOOLS.resolve("HikariCP.jar").toAbsolutePath())
        .withClassPath(TOOLS.resolve("h2.jar").toAbsolutePath())
        .withClassPath(TOOLS.resolve("slf4j-api.jar").toAbsolutePath())
        .withAgent(options)
        .start();
  }

  @EachJdk
  void forgottenLease_isCertain_atTheCallersLine_andNothingElseIs(Jdk jdk) {
    try (ForkedJvm jvm = started(jdk, QUICK + ",capture=exact")) {
      jvm.ask("forget", "37", "211");
      Waiting.until("an orphan", PATIENCE, () -> collected(jvm), () -> 0);
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("custom")
          .withEvidence("ORPHANED")
          .withConfidence("CERTAIN")
          .holding(37)
          .blaming("LeasesFromAPool.java", "lease")
          .andNoOther();
      assertThat(new Detector(jvm.ownBeans()).sites("custom"))
          .filteredOn(row -> row.site().contains(".lease("))
          .singleElement()
          .satisfies(row -> assertThat(row.closed()).isEqualTo(211 - 37));
    }
  }

  @EachJdk
  void healthyPool_isNoSuspect(Jdk jdk) {
    try (ForkedJvm jvm = started(jdk, QUICK)) {
      jvm.ask("serve");
      Waiting.until("many rounds", PATIENCE, () -> served(jvm) > 5_000, () -> served(jvm));
      assertThat(jvm).suspectsNothing();
      assertThat(jvm.printedErrors()).noneMatch(line -> line.startsWith("unclosed"));
    }
  }

  private static int served(ForkedJvm jvm) {
    jvm.ask("collect");
    return Integer.parseInt(jvm.ask("rounds").get(0));
  }

  private static boolean collected(ForkedJvm jvm) {
    jvm.ask("collect");
    return new Detector(jvm.ownBeans()).checkNow() > 0;
  }
}
