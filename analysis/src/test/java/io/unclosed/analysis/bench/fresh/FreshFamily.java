package io.unclosed.analysis.bench.fresh;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.bench.CountStory;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;

/**
 * A history modelled on a public description of a real service or a real leak.
 *
 * @param story what happens
 * @param source which public behaviour it models, in a sentence, and where it is described
 */
public record FreshFamily(CountStory story, String source) {
  private static final Settings SETTINGS =
      new Settings(
          30 * CallSiteFixture.SECOND,
          CallSiteFixture.MINUTE,
          6 * CallSiteFixture.MINUTE,
          Ignore.NOTHING);

  /** Watched with default options, but that a snapshot is taken each 30 s. */
  static FreshFamily of(String name, double hours, String source, CountStory.Scene scene) {
    return new FreshFamily(new CountStory(name, hours, SETTINGS, 0, scene), source);
  }
}
