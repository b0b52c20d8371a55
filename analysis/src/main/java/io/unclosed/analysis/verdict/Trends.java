package io.unclosed.analysis.verdict;

import io.unclosed.analysis.MemoryFigures;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.Trend;
import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.RiseWatch;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.stats.SteadyRise;
import io.unclosed.analysis.stats.TrendRule;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the quantities of the whole process are going. A trend is a fact, not a suspicion: a heap
 * that warms up rises too.
 *
 * <p>Memory is not judged over ten times the patience, where every start-up rises.
 */
public final class Trends {
  private static final TrendRule NEVER = (points, whole, stepNanos) -> null;
  private static final SteadyRise COUNT = SteadyRise.COUNT;
  private static final SteadyRise BYTES = SteadyRise.BYTES;
  private static final List<TrendRule> OF_COUNTS = List.of(COUNT, COUNT, COUNT, COUNT, COUNT);
  private static final List<TrendRule> OF_BYTES = List.of(NEVER, BYTES, BYTES, BYTES, BYTES);

  /** Quantities that are followed at most; the kernel knows a dozen states of sockets. */
  private static final int BOUND = 24;

  private final List<Horizon> horizons;

  /** Bound: {@link #BOUND}. */
  private final Map<String, RiseWatch> watches = new HashMap<>();

  /** Nothing is known of the past. */
  public Trends(Settings settings) {
    horizons = Horizon.fine(settings.patienceNanos());
  }

  /** Takes a snapshot in and tells the trend of each quantity that it knows. */
  public Map<String, Trend> next(Snapshot snapshot) {
    Map<String, Trend> trends = new TreeMap<>();
    ProcessSample p = snapshot.process();
    Limit limit = Limit.of(snapshot);
    long memoryLeft = p.memoryUsed() < 0 ? -1 : p.memoryLimit() - p.memoryUsed();
    long rss = p.rss() < 0 ? -1 : p.rss() + Math.max(0, p.swap());
    long now = snapshot.nanos();
    long room = limit.known() ? limit.headroom() : -1;
    add(trends, "fds", now, limit.used(), limit.soft(), room, OF_COUNTS);
    add(trends, "rss", now, rss, p.memoryLimit(), memoryLeft, OF_BYTES);
    add(trends, "anonymous", now, p.anonymous(), p.memoryLimit(), memoryLeft, OF_BYTES);
    addMemory(trends, now, snapshot.memory(), p.memoryLimit(), memoryLeft);
    long starts = snapshot.threads().room();
    long most = starts < 0 ? -1 : p.threads() + starts;
    add(trends, "threads", now, p.threads(), most, starts, OF_COUNTS);
    add(trends, "untracked", now, snapshot.descriptors().untracked(), -1, -1, OF_COUNTS);
    long mapsLeft = p.mapsLimit() < 0 || p.maps() < 0 ? -1 : p.mapsLimit() - p.maps();
    add(trends, "maps", now, p.maps(), p.mapsLimit(), mapsLeft, OF_COUNTS);
    addSockets(trends, now, snapshot.sockets().states());
    return Collections.unmodifiableMap(trends);
  }

  private void addMemory(
      Map<String, Trend> trends, long now, MemoryFigures m, long limit, long left) {
    long heapLeft = m.heapMax() < 0 || m.heapFloor() < 0 ? -1 : m.heapMax() - m.heapFloor();
    add(trends, "heap", now, m.heapFloor(), m.heapMax(), heapLeft, OF_BYTES);
    add(trends, "metaspace", now, m.metaspace(), limit, left, OF_BYTES);
    add(trends, "direct", now, m.direct(), limit, left, OF_BYTES);
    long classes =
        m.classesLoaded() < 0 ? -1 : m.classesLoaded() - Math.max(0, m.classesUnloaded());
    add(trends, "classes", now, classes, -1, -1, OF_COUNTS);
  }

  private void addSockets(Map<String, Trend> trends, long now, Map<String, Long> states) {
    long all = 0;
    for (Map.Entry<String, Long> state : states.entrySet()) {
      all += state.getValue();
      add(trends, "sockets." + state.getKey(), now, state.getValue(), -1, -1, OF_COUNTS);
    }
    add(trends, "sockets", now, all, -1, -1, OF_COUNTS);
  }

  private void add(
      Map<String, Trend> trends,
      String name,
      long nowNanos,
      long value,
      long limit,
      long room,
      List<TrendRule> rules) {
    RiseWatch watch = watches.get(name);
    if (value < 0 || (watch == null && watches.size() >= BOUND)) {
      return;
    }
    if (watch == null) {
      watch = new RiseWatch(horizons, rules, 3);
      watches.put(name, watch);
    }
    watch.pushAll(nowNanos, value, 0);
    trends.put(name, trend(value, limit, room, watch.rises()));
  }

  private static Trend trend(long value, long limit, long room, List<Growth> rises) {
    if (rises.isEmpty()) {
      return new Trend(value, limit, 0, 0, 0, -1);
    }
    Growth g = rises.get(rises.size() - 1);
    Exhaustion end = room < 0 ? Exhaustion.NONE : Exhaustion.of(rises, room, 1);
    return new Trend(
        value, limit, g.perHour(), g.perHourLow(), g.perHourHigh(), end.soonestSeconds());
  }
}
