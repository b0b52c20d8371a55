package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Detection;
import io.unclosed.analysis.detect.Detector;
import io.unclosed.analysis.detect.Detectors;
import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.forecast.Consequence;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one subject over time: its detectors, and the suspect that stands.
 *
 * <p>A suspect is raised at once, since the detectors have their own patience; it is taken back,
 * and its severity lowered, only after things have been better for a while, so that nobody is
 * called twice for one leak.
 */
final class SubjectTracker {
  /** Patiences for which a severity is kept when what made it severe is gone. */
  private static final int GONE = 3;

  /** Patiences for which a warning is kept while all of it is still open, and no more comes. */
  private static final int PAUSE = 12;

  private final Settings settings;
  private final Detectors all;
  private final List<Detector> detectors;
  private final StalledCloses stalledCloses;
  private @Nullable LeakSuspect standing;
  private long raisedNanos;
  private long signsNanos;
  private long severeNanos;
  private long severeLive;

  /** The last tick in which the subject was seen. */
  private long seenTick;

  SubjectTracker(Subject subject, Settings settings, Detectors all) {
    this.settings = settings;
    this.all = all;
    this.detectors = detectors(subject, all);
    this.stalledCloses = new StalledCloses(settings.patienceNanos());
  }

  private static List<Detector> detectors(Subject subject, Detectors all) {
    if (subject.isMemory()) {
      return all.forMemory(MemoryArea.of(subject.id()));
    }
    return subject.figures() == null ? all.forUntracked() : all.forFrame(subject.kind());
  }

  /** The suspect as it is now; null when the subject is none. */
  @Nullable LeakSuspect next(Subject subject, Snapshot snapshot, Consequence near, long tick) {
    seenTick = tick;
    boolean isStuck = stalledCloses.next(subject.figures(), snapshot.nanos());
    List<Detection> signs = signs(subject, snapshot);
    if (signs.isEmpty()) {
      if (standing != null && subject.live() < standing.live() / 2) {
        // Most are gone: nobody should read of those that were.
        standing = null;
      }
      return fade(snapshot.nanos());
    }
    if (standing == null) {
      raisedNanos = snapshot.nanos();
    }
    signsNanos = snapshot.nanos();
    LeakSuspect now = SuspectFactory.suspect(subject, signs, snapshot, near, raisedNanos, isStuck);
    standing = hold(now, snapshot.nanos());
    return standing;
  }

  /** Makes nothing where there is none, as at a thousand lines of a beat. */
  private List<Detection> signs(Subject subject, Snapshot snapshot) {
    List<Detection> signs = List.of();
    for (int i = 0; i < detectors.size(); i++) {
      Detection detection = all.look(detectors.get(i), subject, snapshot);
      if (detection != null) {
        signs = signs.isEmpty() ? new ArrayList<>(detectors.size()) : signs;
        signs.add(detection);
      }
    }
    return signs;
  }

  /** The suspect when its subject is not there any more, or shows no sign. */
  @Nullable LeakSuspect fade(long nowNanos) {
    if (standing != null && nowNanos - signsNanos >= settings.patienceNanos()) {
      standing = null;
    }
    return standing;
  }

  private LeakSuspect hold(LeakSuspect now, long nowNanos) {
    Severity before = standing == null ? Severity.INFO : standing.rating().severity();
    if (now.rating().severity().compareTo(before) >= 0) {
      severeNanos = nowNanos;
      severeLive = now.live();
      return now;
    }
    boolean pause = before == Severity.WARNING && now.live() > severeLive - severeLive / 4;
    long kept = (pause ? PAUSE : GONE) * settings.patienceNanos();
    return nowNanos - severeNanos < kept ? SuspectOrder.withSeverity(now, before) : now;
  }

  @Nullable LeakSuspect standing() {
    return standing;
  }

  long seenTick() {
    return seenTick;
  }
}
