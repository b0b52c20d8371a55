package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One leak, one line: suspects of several kinds that belong to the same line of the application,
 * and grow together, become one. Whoever forgets an HTTP client leaks threads, selectors and pipes,
 * and should not be told four times.
 *
 * <p>They grow together when what is open of each and what is added to each have the same
 * proportion, to a factor of two. Where no rates are known, the strongest evidence must be the
 * same.
 */
final class SuspectGrouping {
  private SuspectGrouping() {}

  /**
   * The suspects, those that belong together made one, in the order of their first.
   *
   * @param stood ids of what stood for each leak at the check before, and goes on to: one leak has
   *     one id
   */
  static List<LeakSuspect> merge(List<LeakSuspect> suspects, Set<String> stood, Snapshot snapshot) {
    Map<String, List<LeakSuspect>> bySite = new LinkedHashMap<>();
    for (LeakSuspect s : suspects) {
      bySite.computeIfAbsent(whose(s), k -> new ArrayList<>(1)).add(s);
    }
    List<LeakSuspect> merged = new ArrayList<>(bySite.size());
    for (List<LeakSuspect> atOne : bySite.values()) {
      atOne.sort(
          Comparator.<LeakSuspect>comparingInt(s -> isOwn(s) && stood.contains(s.id()) ? 0 : 1)
              .thenComparingInt(s -> Kind.of(s.kind()).rank())
              .thenComparingInt(s -> isOwn(s) ? 0 : 1));
      while (!atOne.isEmpty()) {
        merged.add(takeTogether(atOne, suspects, snapshot));
      }
    }
    merged.removeIf(s -> isTheirSum(s, suspects));
    return joinHeld(merged, suspects, stood, snapshot);
  }

  /**
   * Those of one known holder that grow one for one, though they were opened at lines of their own:
   * a client's selector where it is made, its thread where it is first used.
   */
  private static List<LeakSuspect> joinHeld(
      List<LeakSuspect> suspects, List<LeakSuspect> single, Set<String> stood, Snapshot snapshot) {
    List<LeakSuspect> left = new ArrayList<>(suspects);
    List<LeakSuspect> joined = new ArrayList<>(suspects.size());
    while (!left.isEmpty()) {
      List<LeakSuspect> parts = new ArrayList<>(1);
      parts.add(left.remove(0));
      for (LeakSuspect s : List.copyOf(left)) {
        if (isHeldAlike(parts, s)) {
          parts.add(s);
          left.remove(s);
        }
      }
      parts.sort(
          Comparator.<LeakSuspect>comparingInt(s -> isOwn(s) ? stood.contains(s.id()) ? 0 : 1 : 2)
              .thenComparingLong(s -> -s.oldestSeconds()));
      LeakSuspect first = parts.get(0);
      joined.add(
          parts.size() == 1
              ? first
              : SuspectGroup.of(parts, headlineOf(first, single), List.of(), snapshot));
    }
    return joined;
  }

  /** What it said of itself before others were merged into it. */
  private static String headlineOf(LeakSuspect suspect, List<LeakSuspect> single) {
    for (LeakSuspect s : single) {
      if (s.id().equals(suspect.id()) && s.kind().equals(suspect.kind())) {
        return s.text().headline();
      }
    }
    return suspect.text().headline();
  }

  private static boolean isHeldAlike(List<LeakSuspect> parts, LeakSuspect s) {
    CallSiteStats f = s.figures();
    for (LeakSuspect part : parts) {
      CallSiteStats its = part.figures();
      if (f == null
          || its == null
          || its.openedBy().holder().isEmpty()
          || !its.openedBy().holder().equals(f.openedBy().holder())
          || part.kind().equals(s.kind())
          || !s.parts().isEmpty()
          || part.rate().perHour() <= 0
          || !isAbout(s.rate().perHour(), part.rate().perHour(), 2)
          || !isAbout(units(s), units(part), 1.25)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAbout(double a, double b, double factor) {
    return a <= factor * b && b <= factor * a;
  }

  /** Of threads their pools, where there are any. */
  private static double units(LeakSuspect s) {
    CallSiteStats f = s.figures();
    return f != null && f.held().pools() > 1 ? f.held().pools() : s.live();
  }

  /** The line that they have in common: their own, or the one that started the thread. */
  private static String whose(LeakSuspect s) {
    CallSiteStats f = s.figures();
    return f == null ? s.id() : CoGrowth.lineOf(f);
  }

  /** The application's own line says more than a library's on a thread that it started. */
  private static boolean isOwn(LeakSuspect s) {
    CallSiteStats f = s.figures();
    return f == null || f.openedBy().origin() == CodeOrigin.APPLICATION;
  }

  private static LeakSuspect takeTogether(
      List<LeakSuspect> atOne, List<LeakSuspect> suspects, Snapshot snapshot) {
    LeakSuspect first = atOne.remove(0);
    List<LeakSuspect> parts = new ArrayList<>(1);
    parts.add(first);
    for (LeakSuspect s : List.copyOf(atOne)) {
      if (belong(first, s)) {
        parts.add(s);
        atOne.remove(s);
      }
    }
    List<CallSiteStats> companions = CoGrowth.of(first, suspects, snapshot);
    return parts.size() + companions.size() == 1
        ? first
        : SuspectGroup.of(parts, first.text().headline(), companions, snapshot);
  }

  private static boolean belong(LeakSuspect a, LeakSuspect b) {
    CallSiteStats f = a.figures();
    CallSiteStats g = b.figures();
    if (f != null
        && g != null
        && !f.openedBy().holder().isEmpty()
        && f.openedBy().holder().equals(g.openedBy().holder())) {
      return true;
    }
    if (a.rate().perHour() <= 0 || b.rate().perHour() <= 0) {
      return a.rate().perHour() <= 0
          && b.rate().perHour() <= 0
          && a.rating().evidence().get(0).code() == b.rating().evidence().get(0).code();
    }
    double open = (double) a.live() / Math.max(1, b.live());
    double added = a.rate().perHour() / b.rate().perHour();
    return open <= 2 * added && added <= 2 * open;
  }

  /** Direct memory as a whole says nothing more when the lines that hold it are known. */
  private static boolean isTheirSum(LeakSuspect s, List<LeakSuspect> suspects) {
    if (!s.id().equals(MemoryArea.DIRECT.id())) {
      return false;
    }
    for (LeakSuspect other : suspects) {
      if (Kind.DIRECT_BUFFER.is(other.kind())
          && other.rating().confidence().compareTo(s.rating().confidence()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** All keys that a suspect stands for. */
  static List<SubjectKey> keys(LeakSuspect s) {
    List<SubjectKey> keys = new ArrayList<>(1 + s.parts().size());
    keys.add(SubjectKey.of(s));
    for (SuspectPart part : s.parts()) {
      keys.add(new SubjectKey(part.figures().id(), part.kind()));
    }
    return keys;
  }

  /** The suspect of the check before that this one goes on from; null when there is none. */
  static @Nullable LeakSuspect before(LeakSuspect now, Map<SubjectKey, LeakSuspect> before) {
    for (SubjectKey subjectKey : keys(now)) {
      LeakSuspect was = before.get(subjectKey);
      if (was != null) {
        return was;
      }
    }
    return null;
  }
}
