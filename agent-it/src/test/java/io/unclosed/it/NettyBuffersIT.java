package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import programs.netty.AllocatesByNetty;

/**
 * A real Netty's buffers: the line that needed them, with their bytes, and in the account of
 * memory. How Netty takes them depends on JDK and flags: direct buffers with their cleaner, {@code
 * Unsafe} without one, memory segments.
 */
@Execution(ExecutionMode.CONCURRENT)
class NettyBuffersIT {
  private static final Path TOOLS = Path.of(System.getProperty("unclosed.tools")).toAbsolutePath();
  private static final int BYTES = 1_100_000;
  private static final long CHUNK = 4 << 20;

  /** How Netty is told to take memory. */
  enum Way {
    AS_IT_LIKES,
    NO_UNSAFE("-Dio.netty.noUnsafe=true"),
    NO_CLEANER(
        "-Dio.netty.noUnsafe=false",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "--add-opens=java.base/java.nio=ALL-UNNAMED"),
    NO_PREFERENCE("-Dio.netty.noPreferDirect=true");

    private final String[] flags;

    Way(String... flags) {
      this.flags = flags;
    }
  }

  static Stream<Arguments> ways() {
    List<Arguments> all = new ArrayList<>();
    for (Jdk jdk : Jdks.found()) {
      for (Way way : Way.values()) {
        all.add(Arguments.of(jdk, way));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ways")
  void eachBuffer_isAtItsLine_withItsBytes_andInTheAccount(Jdk jdk, Way way) {
    try (ForkedJvm jvm = program(jdk, way).withAgent("capture=exact").start()) {
      Detector detector = new Detector(jvm.ownBeans());
      Health health = new Health(jvm.ownBeans());
      Health.Memory before = health.memory();

      jvm.ask("pooled", "37");
      jvm.ask("unpooled", "11");
      List<String> netty = jvm.ask("usual", "5");

      boolean noCleaner = Boolean.parseBoolean(netty.get(1));
      assumeTrue(way != Way.NO_CLEANER || noCleaner, "this JDK or Netty does not let it");
      Health.Memory after = health.memory();
      assertThat(bytesAt(detector, "pooled")).isEqualTo(13 * CHUNK);
      assertThat(openAt(detector, "pooled")).isEqualTo(13);
      assertThat(bytesAt(detector, "unpooled")).isBetween(11L * BYTES, 11L * BYTES + 11 * 64);
      boolean preferred = Boolean.parseBoolean(netty.get(2));
      assertThat(openAt(detector, "usual")).isEqualTo(preferred ? 5 : 0);
      assertThat(preferred || way != Way.AS_IT_LIKES).isTrue();
      assertThat(preferred && way == Way.NO_PREFERENCE).isFalse();
      // What Netty says of itself, and the JVM's own buffers besides.
      long said = Long.parseLong(netty.get(0));
      assertThat(after.parts().get("direct")).isBetween(said, said + Health.MIB);
      assertThat(after.grownMib("direct", before)).isBetween(60L, 72L);

      Waiting.until(
          "all is given back",
          Waiting.PATIENCE,
          () ->
              !jvm.ask("release", "1").isEmpty()
                  && health.memory().mib("direct") == 0
                  && openAt(detector, "pooled") == 0
                  && openAt(detector, "unpooled") + openAt(detector, "usual") == 0,
          () -> detector.sites("direct-buffer"));
    }
  }

  private static long bytesAt(Detector detector, String method) {
    return at(detector, method).mapToLong(SiteRow::bytes).sum();
  }

  private static long openAt(Detector detector, String method) {
    return at(detector, method).mapToLong(SiteRow::open).sum();
  }

  private static Stream<SiteRow> at(Detector detector, String method) {
    return detector.sites("direct-buffer").stream()
        .filter(site -> site.site().contains("AllocatesByNetty." + method + "("));
  }

  private static JvmStart program(Jdk jdk, Way way) {
    JvmStart start = ForkedJvm.running(AllocatesByNetty.class).on(jdk).vm(way.flags);
    try (Stream<Path> jars = Files.list(TOOLS.resolve("netty"))) {
      jars.forEach(start::withClassPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start;
  }
}
