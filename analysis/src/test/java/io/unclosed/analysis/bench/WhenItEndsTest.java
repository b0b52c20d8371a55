package io.unclosed.analysis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the bench of forecasts. */
final class WhenItEndsTest {
  private static final long SEED = 9001;

  @Test
  void nineOfTenWindows_holdTheMomentOfTheLimit() {
    WhenItEnds.Score all = new WhenItEnds.Score();
    for (CountStory story : LimitStories.all()) {
      all.add(WhenItEnds.play(story, 1, SEED));
    }

    assertThat(all.told).isGreaterThan(all.asked / 2);
    assertThat(all.share()).isGreaterThanOrEqualTo(0.9);
  }
}
