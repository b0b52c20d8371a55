package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.Series;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.TrendTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors that nothing hooked opened keep rising.
 *
 * <p>Neither their ages nor their closes are known, but a close shows as a fall from one look to
 * the next. What rises and next to never falls is not traffic: LIKELY over 120 times the patience,
 * where a pool should have filled. A native library's traffic falls all the time while it rises
 * with the morning: LIKELY only over 2,880 times the patience.
 */
final class Untracked implements Detector {
  private static final List<TrendTest> RULES =
      List.of(
          TrendTest.YOUNG_COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT);

  /** The level of 60 patiences. */
  private static final int SOON = 1;

  /** The level of 2,880 patiences. */
  private static final int LATE = 3;

  private final TrendMonitor rise;
  private final Series falls;
  private long last = -1;

  /** All falls so far, from one look to the next. */
  private long fell;

  Untracked(List<TimeWindow> horizons) {
    rise = new TrendMonitor(horizons, RULES, 3);
    falls = new Series(horizons);
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.UNTRACKED;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    fell += last < 0 ? 0 : Math.max(0, last - subject.live());
    last = subject.live();
    rise.pushAll(snapshot.nanos(), subject.live(), 0);
    falls.push(SOON, snapshot.nanos(), fell);
    falls.push(SOON + 1, snapshot.nanos(), fell);
    int longest = rise.longest();
    if (longest < 0) {
      return null;
    }
    List<GrowthInterval> rises = rise.rises();
    boolean old = longest >= LATE || onlyUp(SOON) || onlyUp(SOON + 1);
    long leaked = Math.round(Math.max(1, subject.live() - rise.lowest()));
    return Detection.of(
        code(),
        old ? Confidence.LIKELY : Confidence.POSSIBLE,
        leaked,
        GrowthText.of("The number", rises),
        old,
        rises);
  }

  private boolean onlyUp(int level) {
    GrowthInterval g = rise.at(level);
    return g != null
        && (level > SOON || g.watchedNanos() >= 2 * g.windowNanos())
        && Closes.nextToNone(falls.rise(level), g.rise());
  }
}
