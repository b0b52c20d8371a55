package io.unclosed.analysis.verdict;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.detect.Detectors;
import io.unclosed.analysis.detect.HeapTouched;
import io.unclosed.analysis.detect.MemoryPart;
import io.unclosed.analysis.detect.Subject;
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
public final class Cases {
  /** Frames and kinds that are followed at most. */
  static final int BOUND = 2000;

  /** Untracked targets that are followed at most; there are about a dozen sorts. */
  private static final int TARGETS = 64;

  private final Settings settings;
  private final Detectors detectors;

  /** Bound: {@link #BOUND} and {@link #TARGETS}; what is not in a snapshot any more falls out. */
  private final Map<Key, Case> cases = new HashMap<>();

  private final HeapTouched heap = new HeapTouched();

  /** Ids of what stood for a warning at the last snapshot. Bound: as many as there are suspects. */
  private final Set<String> stood = new HashSet<>();

  private long tick;
  private long leftOut;

  /** No case yet. */
  public Cases(Settings settings) {
    this.settings = settings;
    this.detectors = new Detectors(settings);
  }

  /** All suspects after this snapshot, worst first, the dismissed ones too. */
  public List<Suspect> next(Snapshot snapshot) {
    tick++;
    List<Suspect> suspects = new ArrayList<>();
    long least = leastOpen(snapshot.frames());
    leftOut = 0;
    for (FrameFigures f : snapshot.frames()) {
      if (f.internal()) {
        continue;
      }
      Subject subject = Subject.of(f);
      Key key = Key.of(subject);
      Case known = cases.get(key);
      boolean suspect = known != null && known.standing() != null;
      if (!suspect && (f.open() < least || (known == null && cases.size() >= BOUND + TARGETS))) {
        leftOut++;
        continue;
      }
      follow(key, known, subject, snapshot, suspects);
    }
    int targets = 0;
    for (Map.Entry<String, Long> e : snapshot.descriptors().untrackedByTarget().entrySet()) {
      if (targets++ < TARGETS) {
        follow(Subject.untracked(e.getKey(), e.getValue()), snapshot, suspects);
      }
    }
    followMemory(snapshot, suspects);
    fade(snapshot, suspects);
    List<Suspect> merged = OneLeak.merge(suspects, stood, snapshot);
    stood.clear();
    for (Suspect s : merged) {
      if (s.severity() != Severity.INFO) {
        stood.add(s.id());
      }
    }
    merged.sort(Suspects.WORST_FIRST);
    return merged;
  }

  /** How many frames of the last snapshot were not followed, for want of room. */
  public long leftOut() {
    return leftOut;
  }

  private void follow(Subject subject, Snapshot snapshot, List<Suspect> suspects) {
    Key key = Key.of(subject);
    follow(key, cases.get(key), subject, snapshot, suspects);
  }

  private void follow(
      Key key, @Nullable Case known, Subject subject, Snapshot snapshot, List<Suspect> suspects) {
    Case its = known;
    if (its == null) {
      its = new Case(subject, settings, detectors);
      cases.put(key, its);
    }
    Suspect suspect = its.next(subject, snapshot, tick);
    if (suspect != null) {
      suspects.add(suspect);
    }
  }

  private void followMemory(Snapshot snapshot, List<Suspect> suspects) {
    long touched = heap.next(snapshot.memory());
    for (MemoryPart part : MemoryPart.values()) {
      Subject subject = Subject.memory(part, snapshot.memory(), touched);
      if (subject != null) {
        follow(subject, snapshot, suspects);
      }
    }
  }

  /** What is not there any more is held for a moment, if it was suspect, and then forgotten. */
  private void fade(Snapshot snapshot, List<Suspect> suspects) {
    for (Iterator<Case> all = cases.values().iterator(); all.hasNext(); ) {
      Case c = all.next();
      if (c.seenTick() != tick) {
        Suspect suspect = c.fade(snapshot.nanos());
        if (suspect == null) {
          all.remove();
        } else {
          suspects.add(suspect);
        }
      }
    }
  }

  /** Below how many open a frame is left out; 0 while there is room. */
  private static long leastOpen(List<FrameFigures> frames) {
    if (frames.size() <= BOUND) {
      return 0;
    }
    long[] open = new long[frames.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = frames.get(i).internal() ? -1 : frames.get(i).open();
    }
    Arrays.sort(open);
    return open[open.length - BOUND];
  }
}
