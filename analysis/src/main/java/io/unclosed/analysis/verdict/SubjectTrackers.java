package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Detectors;
import io.unclosed.analysis.detect.HeapTouched;
import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.forecast.Consequence;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case for each subject, and who is suspect.
 *
 * <p>Bounded: at most {@link #BOUND} subjects are followed. When a process has more, those with
 * most open are, together with those that are suspect already; how many were left out is told.
 */
public final class SubjectTrackers {
  /** Frames and kinds that are followed at most. */
  static final int BOUND = 2000;

  /** Untracked targets that are followed at most; there are about a dozen sorts. */
  private static final int TARGETS = 64;

  private final Settings settings;
  private final Detectors detectors;

  /** Bound: {@link #BOUND} and {@link #TARGETS}; what is not in a snapshot any more falls out. */
  private final Map<SubjectKey, SubjectTracker> cases = new HashMap<>();

  private final HeapTouched heap = new HeapTouched();

  /** Ids of what stood for a warning at the last snapshot. Bound: as many as there are suspects. */
  private final Set<String> stood = new HashSet<>();

  /** The limits that are near at this snapshot. */
  private Consequence near = Consequence.NONE;

  private long tick;
  private long leftOut;

  /** No case yet. */
  public SubjectTrackers(Settings settings, StationGuard guard) {
    this.settings = settings;
    this.detectors = new Detectors(settings, guard);
  }

  /** All suspects after this snapshot, worst first, the dismissed ones too. */
  public List<LeakSuspect> next(Snapshot snapshot, Consequence limits) {
    near = limits;
    tick++;
    List<LeakSuspect> suspects = new ArrayList<>();
    long least = leastOpen(snapshot.frames());
    leftOut = 0;
    for (CallSiteStats f : snapshot.frames()) {
      if (f.openedBy().internal()) {
        continue;
      }
      Subject subject = Subject.of(f);
      SubjectKey subjectKey = SubjectKey.of(subject);
      SubjectTracker known = cases.get(subjectKey);
      boolean suspect = known != null && known.standing() != null;
      if (!suspect
          && (f.counts().open() < least || (known == null && cases.size() >= BOUND + TARGETS))) {
        leftOut++;
        continue;
      }
      follow(subjectKey, known, subject, snapshot, suspects);
    }
    int targets = 0;
    for (Map.Entry<String, Long> e : snapshot.descriptors().untrackedByTarget().entrySet()) {
      if (targets++ < TARGETS) {
        follow(Subject.untracked(e.getKey(), e.getValue()), snapshot, suspects);
      }
    }
    followMemory(snapshot, suspects);
    fade(snapshot, suspects);
    List<LeakSuspect> merged = SuspectGrouping.merge(suspects, stood, snapshot);
    stood.clear();
    for (LeakSuspect s : merged) {
      if (s.rating().severity() != Severity.INFO) {
        stood.add(s.id());
      }
    }
    merged.sort(SuspectOrder.WORST_FIRST);
    return merged;
  }

  /** How many frames of the last snapshot were not followed, for want of room. */
  public long leftOut() {
    return leftOut;
  }

  private void follow(Subject subject, Snapshot snapshot, List<LeakSuspect> suspects) {
    SubjectKey subjectKey = SubjectKey.of(subject);
    follow(subjectKey, cases.get(subjectKey), subject, snapshot, suspects);
  }

  private void follow(
      SubjectKey subjectKey,
      @Nullable SubjectTracker known,
      Subject subject,
      Snapshot snapshot,
      List<LeakSuspect> suspects) {
    SubjectTracker its = known;
    if (its == null) {
      its = new SubjectTracker(subject, settings, detectors);
      cases.put(subjectKey, its);
    }
    LeakSuspect suspect = its.next(subject, snapshot, near, tick);
    if (suspect != null) {
      suspects.add(suspect);
    }
  }

  private void followMemory(Snapshot snapshot, List<LeakSuspect> suspects) {
    long touched = heap.next(snapshot.memory());
    for (MemoryArea part : MemoryArea.values()) {
      Subject subject = Subject.memory(part, snapshot.memory(), touched);
      if (subject != null) {
        follow(subject, snapshot, suspects);
      }
    }
  }

  /** What is not there any more is held for a moment, if it was suspect, and then forgotten. */
  private void fade(Snapshot snapshot, List<LeakSuspect> suspects) {
    for (Iterator<SubjectTracker> all = cases.values().iterator(); all.hasNext(); ) {
      SubjectTracker c = all.next();
      if (c.seenTick() != tick) {
        LeakSuspect suspect = c.fade(snapshot.nanos());
        if (suspect == null) {
          all.remove();
        } else {
          suspects.add(suspect);
        }
      }
    }
  }

  /** Below how many open a frame is left out; 0 while there is room. */
  private static long leastOpen(List<CallSiteStats> frames) {
    if (frames.size() <= BOUND) {
      return 0;
    }
    long[] open = new long[frames.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = frames.get(i).openedBy().internal() ? -1 : frames.get(i).counts().open();
    }
    Arrays.sort(open);
    return open[open.length - BOUND];
  }
}
