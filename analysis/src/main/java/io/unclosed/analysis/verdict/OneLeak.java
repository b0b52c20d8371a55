package io.unclosed.analysis.verdict;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Origin;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.SuspectPart;
import io.unclosed.analysis.detect.MemoryPart;
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
final class OneLeak {
  /** The most telling first: what somebody has made on purpose, then what came with it. */
  private static final List<String> TELLING =
      List.of(
          "custom",
          "process",
          "thread",
          "channel-group",
          "inotify",
          "socket",
          "server-socket",
          "datagram",
          "unix-socket",
          "file",
          "directory",
          "zlib",
          "mapped-buffer",
          "direct-buffer",
          "selector",
          "pipe");

  private OneLeak() {}

  /**
   * The suspects, those that belong together made one, in the order of their first.
   *
   * @param stood ids of what stood for each leak at the check before, and goes on to: one leak has
   *     one id
   */
  static List<Suspect> merge(List<Suspect> suspects, Set<String> stood, Snapshot snapshot) {
    Map<String, List<Suspect>> bySite = new LinkedHashMap<>();
    for (Suspect s : suspects) {
      bySite.computeIfAbsent(whose(s), k -> new ArrayList<>(1)).add(s);
    }
    List<Suspect> merged = new ArrayList<>(bySite.size());
    for (List<Suspect> atOne : bySite.values()) {
      atOne.sort(
          Comparator.<Suspect>comparingInt(s -> isOwn(s) && stood.contains(s.id()) ? 0 : 1)
              .thenComparingInt(s -> rank(s.kind()))
              .thenComparingInt(s -> isOwn(s) ? 0 : 1));
      while (!atOne.isEmpty()) {
        merged.add(takeTogether(atOne, suspects, snapshot));
      }
    }
    merged.removeIf(s -> isTheirSum(s, suspects));
    return joinHeld(merged, stood, snapshot);
  }

  /**
   * Those of one known holder that grow one for one, though they were opened at lines of their own:
   * a client's selector where it is made, its thread where it is first used.
   */
  private static List<Suspect> joinHeld(
      List<Suspect> suspects, Set<String> stood, Snapshot snapshot) {
    List<Suspect> left = new ArrayList<>(suspects);
    List<Suspect> joined = new ArrayList<>(suspects.size());
    while (!left.isEmpty()) {
      List<Suspect> parts = new ArrayList<>(1);
      parts.add(left.remove(0));
      for (Suspect s : List.copyOf(left)) {
        if (isHeldAlike(parts, s)) {
          parts.add(s);
          left.remove(s);
        }
      }
      parts.sort(
          Comparator.<Suspect>comparingInt(s -> isOwn(s) ? stood.contains(s.id()) ? 0 : 1 : 2)
              .thenComparingLong(s -> -s.oldestSeconds()));
      joined.add(parts.size() == 1 ? parts.get(0) : Merged.of(parts, List.of(), snapshot));
    }
    return joined;
  }

  private static boolean isHeldAlike(List<Suspect> parts, Suspect s) {
    FrameFigures f = s.figures();
    for (Suspect part : parts) {
      FrameFigures its = part.figures();
      if (f == null
          || its == null
          || its.holder().isEmpty()
          || !its.holder().equals(f.holder())
          || part.kind().equals(s.kind())
          || !s.parts().isEmpty()
          || part.perHour() <= 0
          || !isAbout(s.perHour(), part.perHour(), 2)
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
  private static double units(Suspect s) {
    FrameFigures f = s.figures();
    return f != null && f.pools() > 1 ? f.pools() : s.live();
  }

  /** The line that they have in common: their own, or the one that started the thread. */
  private static String whose(Suspect s) {
    FrameFigures f = s.figures();
    return f == null ? s.id() : Companions.lineOf(f);
  }

  /** The application's own line says more than a library's on a thread that it started. */
  private static boolean isOwn(Suspect s) {
    FrameFigures f = s.figures();
    return f == null || f.origin() == Origin.APPLICATION;
  }

  private static int rank(String kind) {
    int at = TELLING.indexOf(kind);
    return at < 0 ? TELLING.size() : at;
  }

  private static Suspect takeTogether(
      List<Suspect> atOne, List<Suspect> suspects, Snapshot snapshot) {
    Suspect first = atOne.remove(0);
    List<Suspect> parts = new ArrayList<>(1);
    parts.add(first);
    for (Suspect s : List.copyOf(atOne)) {
      if (belong(first, s)) {
        parts.add(s);
        atOne.remove(s);
      }
    }
    List<FrameFigures> companions = Companions.of(first, suspects, snapshot);
    return parts.size() + companions.size() == 1 ? first : Merged.of(parts, companions, snapshot);
  }

  private static boolean belong(Suspect a, Suspect b) {
    FrameFigures f = a.figures();
    FrameFigures g = b.figures();
    if (f != null && g != null && !f.holder().isEmpty() && f.holder().equals(g.holder())) {
      return true;
    }
    if (a.perHour() <= 0 || b.perHour() <= 0) {
      return a.perHour() <= 0
          && b.perHour() <= 0
          && a.evidence().get(0).code() == b.evidence().get(0).code();
    }
    double open = (double) a.live() / Math.max(1, b.live());
    double added = a.perHour() / b.perHour();
    return open <= 2 * added && added <= 2 * open;
  }

  /** Direct memory as a whole says nothing more when the lines that hold it are known. */
  private static boolean isTheirSum(Suspect s, List<Suspect> suspects) {
    if (!s.id().equals(MemoryPart.DIRECT.id())) {
      return false;
    }
    for (Suspect other : suspects) {
      if (other.kind().equals("direct-buffer")
          && other.confidence().compareTo(s.confidence()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** All keys that a suspect stands for. */
  static List<Key> keys(Suspect s) {
    List<Key> keys = new ArrayList<>(1 + s.parts().size());
    keys.add(Key.of(s));
    for (SuspectPart part : s.parts()) {
      keys.add(new Key(part.figures().id(), part.kind()));
    }
    return keys;
  }

  /** The suspect of the check before that this one goes on from; null when there is none. */
  static @Nullable Suspect before(Suspect now, Map<Key, Suspect> before) {
    for (Key key : keys(now)) {
      Suspect was = before.get(key);
      if (was != null) {
        return was;
      }
    }
    return null;
  }
}
