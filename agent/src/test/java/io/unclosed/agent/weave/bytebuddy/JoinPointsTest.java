package io.unclosed.agent.weave.bytebuddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every join point of every kind is found in every JDK that there is here. */
class JoinPointsTest {
  /** Join points of classes that only some JDKs have, where their absence is known and meant. */
  private static final Set<String> ONLY_SOMEWHERE = Set.of("sun/nio/ch/UnixDispatcher");

  static Set<Path> jdks() throws Exception {
    Set<Path> found = new TreeSet<>();
    found.add(Path.of(System.getProperty("java.home")).toRealPath());
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (var homes = Files.list(installed)) {
        for (Path home : homes.toList()) {
          if (Files.isExecutable(home.resolve("bin/java"))) {
            found.add(home.toRealPath());
          }
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyJoinPoint_isFound(Path home) throws Exception {
    Process jvm =
        new ProcessBuilder(
                home.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FindsJoinPoints.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines;
    try (var reader = jvm.inputReader()) {
      lines = reader.lines().toList();
    }
    assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(lines).last().asString().startsWith("feature ");
    assertThat(lines.subList(0, lines.size() - 1))
        .allMatch(line -> ONLY_SOMEWHERE.stream().anyMatch(line::contains));
  }

  @Test
  void kindsThisJdkHas_areManyEnoughToBelieveTheTest() throws Exception {
    int points = FindsJoinPoints.plans().values().stream().mapToInt(p -> p.points.size()).sum();

    assertThat(points).isGreaterThan(50);
    assertThat(FindsJoinPoints.missing().size()).isLessThan(points / 10);
  }
}
