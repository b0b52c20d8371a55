package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.Series;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.LifeTable;
import io.unclosed.analysis.stats.TrendTest;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number open keeps rising and has not levelled off.
 *
 * <p>At each horizon only those count that have been open for a tenth of it: traffic that grows
 * opens more at a time and leaves none behind. A rise is POSSIBLE over ten times the patience, as
 * any pool that fills rises for so long. Longer ones are LIKELY, after twelve minutes at the least,
 * unless something else explains them:
 *
 * <ul>
 *   <li>Over 60 times the patience a cache may still fill whose first entries have just begun to
 *       go: next to none of that age may have been closed, and it must rise on for 15 more.
 *   <li>Connections may be sessions. On a server that has just started their number rises until the
 *       first ones end, hours later perhaps, and no count can tell that from a leak before. So
 *       theirs is LIKELY when their like are closed and the oldest are not ({@link LifeTable}); or
 *       over 360 times the patience, when next to none of that age were closed and they are more
 *       than a pool may keep: that has as many as were ever in use at once, and rises with the day.
 *   <li>Accepted ones are of many sorts, web sockets beside long polls, so that of theirs, and of
 *       what rises with them ({@link Sessions}), only the latter is LIKELY.
 *   <li>A pool of threads starts one for each task until it has as many as it was told to keep.
 *       Until then its rise has an end that is known, and is never LIKELY.
 *   <li>What the collector gives back rises until it runs: LIKELY only after three collections of
 *       the old generation within the window, whose floor rose all the same.
 * </ul>
 *
 * <p>Where the collector had to close some and the program closes none, a short rise is enough.
 *
 * <p>Two sorts need no window: what a program has a few of ({@link Multiplying}), and what is about
 * to take the last descriptor ({@link FillingUp}).
 */
final class Growing implements Detector {
  private static final List<TrendTest> RULES =
      List.of(
          TrendTest.YOUNG_COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT,
          TrendTest.COUNT);

  /** From this level on (360 times the patience) even connections should have begun to end. */
  private static final int SESSIONS_END = 2;

  /** The most connections that clients' pools keep where nobody set it otherwise. */
  private static final int POOL = 100;

  /** Pools and caches take ten minutes to fill, however short the patience. */
  private static final long FILLS_NANOS = 12 * 60_000_000_000L;

  private static final int COLLECTIONS = 3;

  /** So many that the collector had to close are no accident. */
  private static final int LEFT = 3;

  private final List<TimeWindow> horizons;
  private final String kind;
  private final long patienceNanos;

  /** Null for kinds of which a program may have many. */
  private final @Nullable Multiplying multiplying;

  /** Null until one has stayed a while, which for most frames is never. */
  private @Nullable Past past;

  Growing(String kind, Settings settings, List<TimeWindow> horizons) {
    this.kind = kind;
    this.horizons = horizons;
    this.patienceNanos = settings.patienceNanos();
    this.multiplying = Nature.HUB.isOf(kind) ? new Multiplying(patienceNanos) : null;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.GROWING;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (f == null) {
      return null;
    }
    Detection whole = lookAtWindows(f, snapshot);
    GrowthInterval again = multiplying == null ? null : multiplying.look(f, snapshot.nanos());
    if (whole != null && whole.pressing()) {
      return whole;
    }
    if (again != null && !comesWithSessions(f, again)) {
      GrowthInterval rise = Multiplying.ofResources(f, again);
      return sooner(
          Confidence.LIKELY, f.counts().open(), Multiplying.sentence(f, again), rise, whole);
    }
    GrowthInterval filling = FillingUp.look(f, snapshot, patienceNanos);
    if (filling != null) {
      boolean maybeUsed = Nature.SESSION.isOf(kind) || comesWithSessions(f, filling);
      Confidence sure = maybeUsed ? Confidence.POSSIBLE : Confidence.LIKELY;
      return sooner(sure, Math.round(filling.rise()), FillingUp.sentence(filling), filling, whole);
    }
    GrowthInterval even =
        whole == null ? NeverClosed.look(f, snapshot.nanos(), patienceNanos) : null;
    if (even != null) {
      String sentence = NeverClosed.sentence(f, even);
      return sooner(Confidence.POSSIBLE, f.counts().open(), sentence, even, null);
    }
    return whole;
  }

  /** What can be said before a window is whole, with what the windows say where they do. */
  private Detection sooner(
      Confidence sure,
      long leaked,
      String sentence,
      GrowthInterval rise,
      @Nullable Detection whole) {
    List<GrowthInterval> rises = whole == null ? List.of(rise) : whole.rises();
    return Detection.of(code(), sure, leaked, sentence, sure != Confidence.POSSIBLE, rises);
  }

  private @Nullable Detection lookAtWindows(CallSiteStats f, Snapshot snapshot) {
    if (past == null && stayed(f, horizons.get(0)) == 0) {
      return null;
    }
    Past seen = past();
    seen.add(f, snapshot);
    int longest = seen.rise.longest();
    if (longest < 0 || !isKeptByTheCollector(seen, longest, snapshot)) {
      return null;
    }
    List<GrowthInterval> rises = seen.rise.rises();
    boolean filling = f.isPoolFilling();
    boolean sure = !filling && (isLeftToTheCollector(f) || (longest > 0 && isSure(f, seen)));
    long leaked = Math.max(1, Math.round(f.counts().open() - seen.rise.lowest()));
    return Detection.of(
        code(),
        sure ? Confidence.LIKELY : Confidence.POSSIBLE,
        Math.min(leaked, f.counts().open()),
        GrowthText.of("The open count", rises) + (filling ? keeps(f) : ""),
        sure,
        rises);
  }

  /** What the collector gives back rises until it has run: one collection at least must be over. */
  private static boolean isKeptByTheCollector(Past seen, int level, Snapshot snapshot) {
    return seen.collections == null
        || snapshot.memory().heap().oldCollections() < 0
        || seen.collections.rise(level) >= 1;
  }

  private static String keeps(CallSiteStats f) {
    return " All of them belong to one thread pool with a core size of "
        + Format.count(f.held().poolKeeps())
        + ", which may still be filling.";
  }

  /** The program closes none, and the collector has had to: whatever rises here is not in use. */
  private boolean isLeftToTheCollector(CallSiteStats f) {
    return !Nature.COLLECTED.isOf(kind)
        && f.counts().collected() >= LEFT
        && Closes.nextToNone(f.counts().closed() - f.counts().collected(), f.counts().opened());
  }

  private boolean isSure(CallSiteStats f, Past seen) {
    for (int level = 1; level < TimeWindow.LEVELS; level++) {
      GrowthInterval g = seen.rise.at(level);
      if (g != null && isSure(f, seen, level, g)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSure(CallSiteStats f, Past seen, int level, GrowthInterval g) {
    if (g.watchedNanos() < FILLS_NANOS) {
      return false;
    }
    if (Nature.COLLECTED.isOf(kind)) {
      return seen.collections != null && seen.collections.rise(level) >= COLLECTIONS;
    }
    double closed = seen.rise.closedWithin(level);
    boolean noneEnds = Closes.nextToNone(closed, g.rise() + closed);
    boolean late = level >= SESSIONS_END;
    boolean withSessions = AcceptTimes.isAccept(f.openedBy().api()) || comesWithSessions(f, g);
    if (withSessions) {
      return noneEnds && late;
    }
    return seen.lives == null
        ? late || (noneEnds && g.watchedNanos() >= g.windowNanos() * 5 / 4)
        : (noneEnds && late && (level > SESSIONS_END || f.counts().open() > POOL))
            || seen.lives.closingEndsFrom(stay(horizons.get(level)));
  }

  private static boolean comesWithSessions(CallSiteStats f, GrowthInterval g) {
    return Sessions.explain(f, g.windowNanos() / 10, g.windowNanos());
  }

  private Past past() {
    if (past == null) {
      past = new Past(horizons, kind);
    }
    return past;
  }

  private static long stay(TimeWindow h) {
    return h.windowNanos() / 10;
  }

  /** Those that have been open for a while; all, where ages are not known. */
  private static long stayed(CallSiteStats f, TimeWindow h) {
    return f.times().ages().count() == 0
        ? f.counts().open()
        : f.times().ages().countAtLeast(stay(h));
  }

  /** What is remembered of a frame. */
  private static final class Past {
    private final List<TimeWindow> horizons;
    private final TrendMonitor rise;

    /** Null where it is not asked for. */
    private final @Nullable LifeTable lives;

    /** Of the old generation; null where they do not matter. */
    private final @Nullable Series collections;

    private long lastNanos = -1;

    Past(List<TimeWindow> horizons, String kind) {
      this.horizons = horizons;
      this.rise = new TrendMonitor(horizons, RULES, 3);
      this.lives = Nature.SESSION.isOf(kind) ? new LifeTable() : null;
      this.collections = Nature.COLLECTED.isOf(kind) ? new Series(horizons) : null;
    }

    void add(CallSiteStats f, Snapshot snapshot) {
      long now = snapshot.nanos();
      if (lives != null) {
        lives.add(lastNanos < 0 ? 0 : now - lastNanos, f.times().ages(), f.times().lifetimes());
      }
      lastNanos = now;
      for (TimeWindow h : horizons) {
        long closed = f.closedAtLeast(stay(h));
        rise.push(h.level(), now, stayed(f, h), closed);
        if (collections != null) {
          collections.push(h.level(), now, Math.max(0, snapshot.memory().heap().oldCollections()));
        }
      }
    }
  }
}
