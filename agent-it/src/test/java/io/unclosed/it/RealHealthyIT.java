package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  private static final int SECONDS = 50;

  /** Of the slowest service; on a machine with nothing else to do it has them in 15 s. */
  private static final int CALLS = 307;

  private static final Duration BOUND = Duration.ofMinutes(5);

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
      Waiting.until("served", BOUND, () -> hasServed(jvm), () -> jvm.ask("calls"));
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

  private static boolean hasServed(ForkedJvm jvm) {
    List<String> served = jvm.ask("calls");
    return Integer.parseInt(served.get(0)) >= CALLS && Integer.parseInt(served.get(1)) >= SECONDS;
  }
}
