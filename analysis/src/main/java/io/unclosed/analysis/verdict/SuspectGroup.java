package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitWindow;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.finding.SuspectRating;
import io.unclosed.analysis.finding.SuspectText;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One suspect made of several: the first one's line, the worst severity, all evidence and parts.
 */
final class SuspectGroup {
  private SuspectGroup() {}

  /**
   * The one suspect.
   *
   * @param all the suspects that it is made of, the most telling first
   * @param own what the first one's headline was before anything was merged into it
   * @param companions what else the first one's line opens in step with it
   */
  static LeakSuspect of(
      List<LeakSuspect> all, String own, List<CallSiteStats> companions, Snapshot snapshot) {
    LeakSuspect first = all.get(0);
    LeakSuspect worst = first;
    List<Evidence> evidence = new ArrayList<>(first.rating().evidence());
    List<SuspectPart> parts = new ArrayList<>(all.size());
    long raised = first.raisedNanos();
    long oldest = 0;
    for (LeakSuspect s : all) {
      worst = s.rating().severity().compareTo(worst.rating().severity()) > 0 ? s : worst;
      raised = Math.min(raised, s.raisedNanos());
      oldest = Math.max(oldest, s.oldestSeconds());
      CallSiteStats f = s.figures();
      if (f != null && !s.parts().isEmpty()) {
        parts.addAll(s.parts());
      } else if (f != null) {
        parts.add(new SuspectPart(s.kind(), s.live(), s.rate().perHour(), f));
      }
      for (Evidence e : s.rating().evidence()) {
        if (SuspectFactory.find(evidence, e.code()) == null) {
          evidence.add(e);
        }
      }
    }
    for (CallSiteStats f : companions) {
      parts.add(
          new SuspectPart(f.kind(), f.counts().open(), each(f, first) * first.rate().perHour(), f));
    }
    evidence.sort((a, b) -> a.code().compareTo(b.code()));
    TimeToLimit end = end(all, companions, Limit.of(snapshot));
    return new LeakSuspect(
        first.id(),
        first.kind(),
        first.unit(),
        first.site(),
        new SuspectRating(
            worst.rating().severity(), surest(all).rating().confidence(), List.copyOf(evidence)),
        new SuspectText(headline(first, own, parts), first.text().remedy(), doNot(all)),
        first.live(),
        first.rate(),
        oldest,
        new LimitWindow(end.soonestSeconds(), end.latestSeconds()),
        raised,
        first.figures(),
        List.copyOf(parts));
  }

  private static LeakSuspect surest(List<LeakSuspect> all) {
    LeakSuspect surest = all.get(0);
    for (LeakSuspect s : all) {
      surest = s.rating().confidence().compareTo(surest.rating().confidence()) > 0 ? s : surest;
    }
    return surest;
  }

  private static String doNot(List<LeakSuspect> all) {
    for (LeakSuspect s : all) {
      if (!s.text().doNot().isEmpty()) {
        return s.text().doNot();
      }
    }
    return "";
  }

  /** The first one's own sentence, then the counts of the others, each kind summed. */
  private static String headline(LeakSuspect first, String own, List<SuspectPart> parts) {
    Map<String, Long> others = new LinkedHashMap<>();
    for (SuspectPart part : parts.subList(1, parts.size())) {
      if (part.live() > 0) {
        others.merge(part.kind(), part.live(), Long::sum);
      }
    }
    StringBuilder headline = new StringBuilder(own);
    int i = 0;
    for (Map.Entry<String, Long> other : others.entrySet()) {
      headline.append(i == 0 ? "; also open: " : i == others.size() - 1 ? " and " : ", ");
      KindNouns words = KindNouns.of(other.getKey());
      headline.append(
          other.getKey().equals(first.kind())
              ? Format.count(other.getValue()) + " more " + words.noun(other.getValue())
              : words.count(other.getValue()));
      i++;
    }
    return headline.toString();
  }

  /** Together they take the limit sooner than each alone. */
  private static TimeToLimit end(
      List<LeakSuspect> all, List<CallSiteStats> companions, Limit limit) {
    Rates together = new Rates();
    long watched = 0;
    boolean foreseen = false;
    for (LeakSuspect s : all) {
      // Of the kinds that it is made of, which may be several already, for each of its first.
      together.add(s.rate().perHour() > 0 ? s.descriptorsPerHour() / s.rate().perHour() : 0, s);
      watched = Math.max(watched, s.oldestSeconds());
      foreseen |= s.exhausts().soonestSeconds() >= 0;
    }
    LeakSuspect first = all.get(0);
    for (CallSiteStats f : companions) {
      together.add(KindNouns.of(f.kind()).descriptors() * each(f, first), first);
    }
    if (!limit.known() || together.middle <= 0) {
      return TimeToLimit.NONE;
    }
    foreseen |= seconds(limit, together.middle) <= TimeToLimit.TIMES_AHEAD * watched;
    return foreseen
        ? new TimeToLimit(
            seconds(limit, together.high), together.low <= 0 ? -1 : seconds(limit, together.low))
        : TimeToLimit.NONE;
  }

  /** How many of a companion there are for each of the suspect's own. */
  private static double each(CallSiteStats companion, LeakSuspect suspect) {
    return (double) companion.counts().open() / Math.max(1, suspect.live());
  }

  /** Descriptors an hour, with their bounds. */
  private static final class Rates {
    double low;
    double middle;
    double high;

    void add(double descriptors, LeakSuspect s) {
      low += descriptors * s.rate().low();
      middle += descriptors * s.rate().perHour();
      high += descriptors * s.rate().high();
    }
  }

  private static long seconds(Limit limit, double perHour) {
    return (long) (limit.headroom() / perHour * 3600);
  }
}
