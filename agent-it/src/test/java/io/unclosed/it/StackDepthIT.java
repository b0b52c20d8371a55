package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import programs.RunsOutOfStack;

/** Near the end of a stack no descriptor is lost that is not lost without us. */
@Isolated
class StackDepthIT {
  /** Four opens at each. */
  private static final String DISTANCES = "500";

  /** Collections in a row without effect, after which the collector has done what it does. */
  private static final int QUIET = 10;

  private static final int MOST_COLLECTIONS = 300;

  static Stream<Arguments> whatIsOpened() {
    List<Arguments> all = new ArrayList<>();
    for (Jdk jdk : Jdks.found()) {
      for (String what : List.of("file", "server")) {
        // Interpreted, each distance is a step of one size and each run is like the other.
        all.add(Arguments.of(jdk, what, "-Xint", 4));
        // Compiled is what runs for real, and the stack's end comes where the compiler puts it.
        all.add(Arguments.of(jdk, what, "-Xmixed", 12));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1} {2}, within {3}")
  @MethodSource("whatIsOpened")
  void openedAtTheEndOfTheStack_isNotLost(Jdk jdk, String what, String mode, int chance) {
    long alone = lost(ForkedJvm.running(RunsOutOfStack.class).on(jdk).vm(mode), what);
    long watched =
        lost(
            ForkedJvm.running(RunsOutOfStack.class).on(jdk).vm(mode).withAgent("capture=exact"),
            what);
    assertThat(watched).as("lost without the agent: " + alone).isLessThanOrEqualTo(alone + chance);
  }

  private static long lost(JvmStart start, String what) {
    try (ForkedJvm jvm = start.start()) {
      long before = open(jvm, what);
      jvm.ask("run", what, DISTANCES);
      return openWhenQuiet(jvm, what) - before;
    }
  }

  /** When no collection changes anything any more: cleaners run some time after it. */
  private static long openWhenQuiet(ForkedJvm jvm, String what) {
    long open = open(jvm, what);
    int quiet = 0;
    for (int i = 0; i < MOST_COLLECTIONS && quiet < QUIET; i++) {
      jvm.ask("collect");
      long now = open(jvm, what);
      quiet = now == open ? quiet + 1 : 0;
      open = now;
    }
    return open;
  }

  /** What the program opened; the agent has files of its own. */
  private static long open(ForkedJvm jvm, String what) {
    String target = what.equals("file") ? "some.txt" : "socket:";
    return jvm.descriptors().values().stream().filter(to -> to.contains(target)).count();
  }
}
