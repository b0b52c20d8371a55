package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.TrendRule;
import io.unclosed.analysis.stats.TrendTest;
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
public final class QuantityTrends {
  private static final TrendRule NEVER = (points, whole, stepNanos) -> null;
  private static final TrendTest COUNT = TrendTest.COUNT;
  private static final TrendTest BYTES = TrendTest.BYTES;
  private static final List<TrendRule> OF_COUNTS = List.of(COUNT, COUNT, COUNT, COUNT, COUNT);
  private static final List<TrendRule> OF_BYTES = List.of(NEVER, BYTES, BYTES, BYTES, BYTES);

  /** Quantities that are followed at most; the kernel knows a dozen states of sockets. */
  private static final int BOUND = 24;

  private final List<TimeWindow> horizons;

  /** Bound: {@link #BOUND}. */
  private final Map<String, TrendMonitor> watches = new HashMap<>();

  /** Nothing is known of the past. */
  public QuantityTrends(Settings settings) {
    horizons = TimeWindow.fine(settings.patienceNanos());
  }

  /** Takes a snapshot in and tells the trend of each quantity that it knows. */
  public Map<String, QuantityTrend> next(Snapshot snapshot) {
    Map<String, QuantityTrend> trends = new TreeMap<>();
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
      Map<String, QuantityTrend> trends, long now, MemoryStats m, long limit, long left) {
    long heapLeft =
        m.heap().max() < 0 || m.heap().floor() < 0 ? -1 : m.heap().max() - m.heap().floor();
    add(trends, "heap", now, m.heap().floor(), m.heap().max(), heapLeft, OF_BYTES);
    add(trends, "metaspace", now, m.classes().metaspace(), limit, left, OF_BYTES);
    add(trends, "direct", now, m.buffers().direct(), limit, left, OF_BYTES);
    long classes =
        m.classes().loaded() < 0 ? -1 : m.classes().loaded() - Math.max(0, m.classes().unloaded());
    add(trends, "classes", now, classes, -1, -1, OF_COUNTS);
  }

  private void addSockets(Map<String, QuantityTrend> trends, long now, Map<String, Long> states) {
    long all = 0;
    for (Map.Entry<String, Long> state : states.entrySet()) {
      all += state.getValue();
      add(trends, "sockets." + state.getKey(), now, state.getValue(), -1, -1, OF_COUNTS);
    }
    add(trends, "sockets", now, all, -1, -1, OF_COUNTS);
  }

  private void add(
      Map<String, QuantityTrend> trends,
      String name,
      long nowNanos,
      long value,
      long limit,
      long room,
      List<TrendRule> rules) {
    TrendMonitor watch = watches.get(name);
    if (value < 0 || (watch == null && watches.size() >= BOUND)) {
      return;
    }
    if (watch == null) {
      watch = new TrendMonitor(horizons, rules, 3);
      watches.put(name, watch);
    }
    watch.pushAll(nowNanos, value, 0);
    trends.put(name, trend(value, limit, room, watch.rises()));
  }

  private static QuantityTrend trend(
      long value, long limit, long room, List<GrowthInterval> rises) {
    if (rises.isEmpty()) {
      return new QuantityTrend(value, limit, 0, 0, 0, -1);
    }
    GrowthInterval g = rises.get(rises.size() - 1);
    TimeToLimit end = room < 0 ? TimeToLimit.NONE : TimeToLimit.of(rises, room, 1);
    return new QuantityTrend(
        value, limit, g.perHour(), g.perHourLow(), g.perHourHigh(), end.soonestSeconds());
  }
}
