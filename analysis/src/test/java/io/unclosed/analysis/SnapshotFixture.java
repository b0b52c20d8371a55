package io.unclosed.analysis;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.ThreadStats;
import io.unclosed.analysis.kind.KindNouns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A made-up process, watched by a real analysis: a week passes in a moment. */
public final class SnapshotFixture {
  public static final Environment HOST = new Environment(4711, "orders", "", false, false);

  public final Analysis analysis;
  public final List<SuspectChange> changes = new ArrayList<>();
  public final Map<String, Long> untracked = new HashMap<>();
  public final Map<String, Long> counters = new HashMap<>();
  public final Map<String, Long> kernel = new HashMap<>();
  public final Map<String, Long> states = new TreeMap<>();
  public List<PeerCount> peers = List.of();
  public List<PeerCount> quiet = List.of();
  public List<SocketTable.Listener> listeners = List.of();
  public List<SocketTable.PortUse> ports = List.of();
  public Environment environment = HOST;
  public long softLimit = 65536;
  public long hardLimit = 65536;
  public long otherFds = 40;
  public long openFailures;
  public long connectFailures;
  public long anonymous = 500L << 20;
  public long threads = 50;
  public long memoryUsed = -1;
  public long memoryLimit = -1;
  public long roomForThreads = -1;
  public MemoryStats memory = MemoryStats.UNKNOWN;
  public Severity worst = Severity.INFO;
  public long now;
  private final List<CallSiteFixture> frames = new ArrayList<>();
  private final long interval;
  private LongConsumer before = at -> {};

  public SnapshotFixture(CallSiteFixture... frames) {
    this(settings(Ignore.NOTHING), frames);
  }

  public SnapshotFixture(Settings settings, CallSiteFixture... frames) {
    this(settings, new Analysis(settings), frames);
  }

  public SnapshotFixture(Settings settings, Analysis analysis, CallSiteFixture... frames) {
    this.analysis = analysis;
    this.interval = settings.intervalNanos();
    this.frames.addAll(List.of(frames));
  }

  public static Settings settings(Ignore ignore) {
    return new Settings(
        10 * CallSiteFixture.SECOND, CallSiteFixture.MINUTE, 6 * CallSiteFixture.MINUTE, ignore);
  }

  /** Does this before each snapshot. */
  public SnapshotFixture before(LongConsumer action) {
    before = action;
    return this;
  }

  public SnapshotFixture add(CallSiteFixture frame) {
    frames.add(frame);
    return this;
  }

  public SnapshotFixture remove(CallSiteFixture frame) {
    frames.remove(frame);
    return this;
  }

  /** Lets so much time pass, in steps of the interval; the findings at its end. */
  public Findings runs(long nanos) {
    Findings findings = next();
    for (long end = now + nanos - interval; now < end; ) {
      findings = next();
    }
    return findings;
  }

  /** Runs until a suspect of the id is there; how long that took, or -1. */
  public long runsUntilRaised(String id, long atMostNanos) {
    for (long began = now; now - began < atMostNanos; ) {
      if (find(next(), id) != null) {
        return now - began;
      }
    }
    return -1;
  }

  public Findings next() {
    now += interval;
    before.accept(now);
    for (CallSiteFixture frame : frames) {
      frame.step(now, interval);
    }
    Findings findings = analysis.next(snapshot());
    changes.addAll(findings.changes());
    for (LeakSuspect s : findings.suspects()) {
      worst = s.rating().severity().compareTo(worst) > 0 ? s.rating().severity() : worst;
    }
    return findings;
  }

  public static LeakSuspect find(Findings findings, String id) {
    for (LeakSuspect s : findings.suspects()) {
      if (s.id().equals(id)) {
        return s;
      }
    }
    return null;
  }

  private Snapshot snapshot() {
    List<CallSiteStats> figures = new ArrayList<>();
    long tracked = 0;
    long[] accepted = frames.stream().flatMapToLong(CallSiteFixture::accepted).toArray();
    AcceptTimes acceptTimes = AcceptTimes.at(accepted, accepted.length);
    for (CallSiteFixture frame : frames) {
      CallSiteStats f = frame.figures(now, acceptTimes);
      figures.add(f);
      tracked += f.counts().open() * KindNouns.of(f.kind()).descriptors();
    }
    long bare = untracked.values().stream().mapToLong(Long::longValue).sum();
    long fds = tracked + otherFds + bare;
    return new Snapshot(
        now,
        now,
        true,
        openFailures,
        figures,
        Map.of(),
        Map.of(),
        new DescriptorAccount(
            tracked, otherFds, bare, fds, softLimit, hardLimit, Map.copyOf(untracked)),
        new ProcessSample(
            anonymous,
            anonymous,
            0,
            0,
            0,
            0,
            0,
            fds,
            softLimit,
            hardLimit,
            threads,
            memoryLimit,
            memoryUsed,
            -1,
            -1),
        new SocketTable(now, Map.copyOf(states), peers, listeners, ports, quiet, 0, 0, false),
        new KernelFacts(Map.copyOf(counters), Map.copyOf(kernel), connectFailures),
        environment,
        memory,
        Map.of(),
        new ThreadStats(0, 0, List.of(), -1, roomForThreads));
  }
}
