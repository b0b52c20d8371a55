package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import programs.real.healthy.Healthy;

/**
 * Tomcat, Jetty, Undertow, Netty, gRPC and HikariCP with H2, each under load by a real client that
 * keeps a pool, side by side and out of one jar of Spring Boot: nothing is suspected but what is
 * said to be harmless.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealHealthyIT {
  /** The program paces itself: this many take the slowest service 40 s at the least. */
  private static final int CALLS = 1_201;

  private static final Duration BOUND = Duration.ofMinutes(6);

  @EachJdk
  void serversAndClientsUnderLoad_raiseNothingAboveInfo(Jdk jdk, @TempDir Path folder)
      throws IOException {
    Path jar = folder.resolve("services.jar");
    BootJar.pack(jar, Healthy.class, name -> name.endsWith(".jar"));
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .withAgent("interval=200ms,patience=2s")
            .main("-jar", jar.toString())
            .start()) {
      Waiting.until("many calls", BOUND, () -> calls(jvm) > CALLS, () -> calls(jvm));
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.suspects())
          .as(() -> detector.report())
          .allSatisfy(suspect -> assertThat(suspect.severity()).isEqualTo("INFO"));
      // Whatever was a warning in between was said here; the JVM's own words about Unsafe are not.
      assertThat(jvm.printedErrors())
          .as(() -> detector.report())
          .filteredOn(line -> !line.isBlank() && !line.startsWith("WARNING: "))
          .isEmpty();
    }
  }

  private static int calls(ForkedJvm jvm) {
    return Integer.parseInt(jvm.ask("calls").get(0));
  }
}
