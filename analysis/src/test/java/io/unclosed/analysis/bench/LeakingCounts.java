package io.unclosed.analysis.bench;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static io.unclosed.analysis.CallSiteFixture.forgettingOneIn;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.MemoryFixture;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import java.util.ArrayList;
import java.util.List;

/** Programs with a leak. */
final class LeakingCounts {
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final Settings DEFAULT =
      new Settings(10 * SECOND, MINUTE, 6 * MINUTE, Ignore.NOTHING);
  private static final Settings QUICK =
      new Settings(SECOND, 6 * SECOND, 36 * SECOND, Ignore.NOTHING);

  private LeakingCounts() {}

  static List<CountStory> all() {
    List<CountStory> all = new ArrayList<>();
    all.add(
        new CountStory(
            "1 in 100 of 20 a second, patience 6 s",
            0.1,
            QUICK,
            720,
            (p, seed, r) ->
                p.add(
                    new CallSiteFixture(seed, "socket")
                        .opens(20)
                        .living(forgettingOneIn(100, about(SECOND / 20))))));
    all.add(
        new CountStory(
            "one a minute among 1,000 a second",
            0.5,
            DEFAULT,
            60,
            (p, seed, r) -> {
              CallSiteFixture frame =
                  new CallSiteFixture(seed, "socket").opens(1000).living(about(SECOND / 20));
              for (int i = 0; i < 30; i++) {
                long at = i * MINUTE + (long) (r.nextDouble() * MINUTE);
                frame.batch(1, at, at + 1, FOR_EVER);
              }
              p.add(frame);
            }));
    all.add(
        new CountStory(
            "1 in 1,000 of 100 a second",
            1,
            DEFAULT,
            360,
            (p, seed, r) ->
                p.add(
                    new CallSiteFixture(seed, "socket")
                        .opens(100)
                        .living(forgettingOneIn(1000, about(SECOND / 5))))));
    all.add(
        new CountStory(
            "1 in 1,000 of 10 a second",
            6,
            DEFAULT,
            36,
            (p, seed, r) ->
                p.add(
                    new CallSiteFixture(seed, "socket")
                        .opens(10)
                        .living(forgettingOneIn(1000, about(SECOND / 5))))));
    all.add(
        new CountStory(
            "1 in 20 of 120 an hour that last 10 min",
            72,
            HealthyCounts.USUAL,
            6,
            (p, seed, r) ->
                p.add(
                    new CallSiteFixture(seed, "socket")
                        .opens(1 / 30.0)
                        .living(forgettingOneIn(20, about(10 * MINUTE))))));
    for (int perHour : new int[] {100, 25, 5}) {
      all.add(neverClosed("file", perHour));
    }
    all.add(neverClosed("socket", 25));
    all.add(neverClosed("thread", 25));
    all.add(
        new CountStory(
            "direct buffers kept, 60 an hour, a collection each 10 min",
            24,
            HealthyCounts.USUAL,
            60,
            (p, seed, r) -> {
              MemoryFixture memory = new MemoryFixture();
              p.add(
                      new CallSiteFixture(seed, "direct-buffer")
                          .opens(1 / 60.0)
                          .living(x -> FOR_EVER))
                  .before(
                      now -> {
                        memory.oldCollections = now / (10 * MINUTE);
                        p.memory = memory.figures();
                      });
            }));
    all.add(
        new CountStory(
            "untracked sockets, 60 an hour",
            24,
            HealthyCounts.USUAL,
            60,
            (p, seed, r) -> p.before(now -> p.untracked.put("socket", 7 + now / MINUTE))));
    return all;
  }

  private static CountStory neverClosed(String kind, int perHour) {
    return new CountStory(
        perHour + " an hour, never closed (" + kind + ")",
        72,
        HealthyCounts.USUAL,
        perHour,
        (p, seed, r) ->
            p.add(
                new CallSiteFixture(seed, kind)
                    .opens((double) perHour * SECOND / HOUR)
                    .living(x -> FOR_EVER)));
  }
}
