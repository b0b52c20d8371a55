package io.unclosed.analysis.verdict;

import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.SuspectChange.What;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to the suspects that a user sees, from one check to the next. */
public final class SuspectChanges {
  /** By every kind that a suspect stands for. Bound: as many as there are suspects and parts. */
  private Map<SubjectKey, LeakSuspect> before = Map.of();

  /**
   * Compares with the check before.
   *
   * @param suspects those that are shown now
   * @param dismissed ids that the user took off the list, in this check or earlier
   */
  public List<SuspectChange> next(
      List<LeakSuspect> suspects, Set<String> dismissed, Snapshot snapshot) {
    List<SuspectChange> changes = new ArrayList<>();
    Map<SubjectKey, LeakSuspect> now = new LinkedHashMap<>();
    for (LeakSuspect suspect : suspects) {
      LeakSuspect was = SuspectGrouping.before(suspect, before);
      if (was == null) {
        changes.add(new SuspectChange(What.RAISED, suspect, ""));
      } else if (differs(was, suspect)) {
        changes.add(new SuspectChange(What.CHANGED, suspect, ""));
      }
      for (SubjectKey subjectKey : SuspectGrouping.keys(suspect)) {
        now.put(subjectKey, suspect);
      }
    }
    for (LeakSuspect was : new LinkedHashSet<>(before.values())) {
      if (SuspectGrouping.before(was, now) == null) {
        String reason = dismissed.contains(was.id()) ? "dismissed" : reason(was, snapshot);
        changes.add(new SuspectChange(What.CLEARED, was, reason));
      }
    }
    before = now;
    return List.copyOf(changes);
  }

  private static boolean differs(LeakSuspect a, LeakSuspect b) {
    if (a.rating().severity() != b.rating().severity()
        || a.rating().confidence() != b.rating().confidence()
        || a.parts().size() != b.parts().size()
        || a.rating().evidence().size() != b.rating().evidence().size()) {
      return true;
    }
    for (int i = 0; i < a.rating().evidence().size(); i++) {
      if (a.rating().evidence().get(i).code() != b.rating().evidence().get(i).code()) {
        return true;
      }
    }
    return false;
  }

  private static String reason(LeakSuspect was, Snapshot snapshot) {
    if (Kind.MEMORY.is(was.kind())) {
      return "it stopped growing";
    }
    long leaked = 0;
    for (Evidence e : was.rating().evidence()) {
      leaked = Math.max(leaked, e.leaked());
    }
    long open = openNow(was, snapshot);
    if (open == 0) {
      return leaked == 1 ? "it was closed" : "all " + Format.count(leaked) + " were closed";
    }
    if (open <= was.live() / 2 || open < leaked) {
      return "most were closed; "
          + Format.count(open)
          + " of "
          + Format.count(was.live())
          + " are still open";
    }
    return "it levelled off at " + Format.count(open);
  }

  private static long openNow(LeakSuspect was, Snapshot snapshot) {
    if (was.figures() == null) {
      String target = was.id().substring(was.id().indexOf(':') + 1);
      return snapshot.descriptors().untrackedByTarget().getOrDefault(target, 0L);
    }
    CallSiteStats f = find(was, snapshot);
    return f == null ? 0 : f.counts().open();
  }

  private static @Nullable CallSiteStats find(LeakSuspect was, Snapshot snapshot) {
    for (CallSiteStats f : snapshot.frames()) {
      if (f.id().equals(was.id()) && f.kind().equals(was.kind())) {
        return f;
      }
    }
    return null;
  }
}
