package io.unclosed.analysis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.bench.fresh.FreshFamily;
import io.unclosed.analysis.bench.fresh.FreshHealthy;
import io.unclosed.analysis.bench.fresh.FreshLeaks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the fresh families can be generated, and played for their first hours. What comes of them is
 * for the table alone.
 */
final class FreshTableTest {
  private static final long SEED = 4242;

  static Stream<FreshFamily> families() {
    return Stream.of(FreshHealthy.all(), FreshLeaks.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("families")
  void family_plays(FreshFamily family) {
    CountStory whole = family.story();
    CountStory start = new CountStory(whole.name(), 3, whole.settings(), 0, whole.scene());
    assertThat(Play.counts(start, 2, SEED)).hasSize(2);
  }

  @Test
  void names_areUnlikeEachOther() {
    Set<String> names = new HashSet<>();
    assertThat(families()).allMatch(f -> names.add(f.story().name()));
    assertThat(FreshHealthy.all()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(FreshLeaks.all()).hasSizeGreaterThanOrEqualTo(10);
  }
}
