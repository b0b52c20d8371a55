package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.MemoryGrowthText;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence: how many of what, opened where, and what became of them. */
final class Headlines {
  private Headlines() {}

  static String of(
      Subject subject, List<Evidence> evidence, boolean stuck, @Nullable GrowthInterval g) {
    if (subject.isMemory()) {
      return MemoryGrowthText.headline(MemoryArea.of(subject.id()), g == null ? 0 : g.perHour());
    }
    CallSiteStats f = subject.figures();
    if (f == null) {
      return KindNouns.of(subject.kind()).count(subject.live())
          + " of type "
          + subject.target()
          + " were not opened by Java code, and the number keeps growing";
    }
    KindNouns words = KindNouns.of(f.kind(), f.openedBy().api());
    Evidence most = most(evidence);
    boolean onlyGrowing = evidence.stream().allMatch(e -> e.code() == EvidenceCode.GROWING);
    long n = onlyGrowing ? f.counts().open() : most.leaked();
    boolean one = n == 1;
    String opened = (f.counts().sampled() ? "about " : "") + words.count(n) + opened(f, words);
    if (onlyGrowing) {
      return opened
          + (one ? " is " : " are ")
          + words.open()
          + (f.counts().closed() == 0
              ? "; none was ever " + words.closed()
              : ", and the number keeps growing");
    }
    if (stuck) {
      return opened
          + (one ? " is" : " are")
          + " still "
          + words.open()
          + ": closing has stopped at this call site";
    }
    if (maybeMeant(evidence)) {
      return opened
          + (one ? " has" : " have")
          + " been "
          + words.open()
          + " far longer than others "
          + words.opened()
          + " here (99% "
          + (Kind.THREAD.is(f.kind()) ? "end" : "close")
          + " within "
          + Format.duration(f.times().lifetimes().quantileNanos(0.99))
          + ")"
          + (evidence.size() > 1 ? ", and the number keeps growing" : "");
    }
    return opened
        + (one ? " was " : " were ")
        + switch (most.code()) {
          case COLLECTED_UNCLOSED -> "left to the garbage collector";
          case ORPHANED -> "never " + words.closed() + " and can no longer be";
          default -> "never " + words.closed();
        };
  }

  /** The evidence whose number the headline tells. */
  static Evidence most(List<Evidence> evidence) {
    Evidence most = evidence.get(0);
    for (Evidence e : evidence) {
      // What is proven is not told of more than it was proven of.
      boolean open =
          e.code() != EvidenceCode.COLLECTED_UNCLOSED && e.confidence() != Confidence.POSSIBLE;
      if (most.code() == EvidenceCode.COLLECTED_UNCLOSED ? open : open && more(e, most)) {
        most = e;
      }
    }
    return most;
  }

  /** Nothing but their age, and perhaps that they become more, speaks against them: no proof. */
  static boolean maybeMeant(List<Evidence> evidence) {
    boolean outlived = false;
    for (Evidence e : evidence) {
      boolean vague = e.code() == EvidenceCode.OUTLIVED || e.code() == EvidenceCode.GROWING;
      if (!vague || e.confidence() != Confidence.POSSIBLE) {
        return false;
      }
      outlived |= e.code() == EvidenceCode.OUTLIVED;
    }
    return outlived;
  }

  /** Growth counts a healthy part too; the others know which ones they mean. */
  private static boolean more(Evidence e, Evidence than) {
    return e.code() != EvidenceCode.GROWING && e.leaked() > than.leaked();
  }

  /**
   * Who opened them where. A library on the stack has opened them; that it holds them is not known.
   */
  private static String opened(CallSiteStats f, KindNouns words) {
    KnownHolder opener = KnownHolders.byId(f.openedBy().holder());
    String by = opener == null ? "" : " by " + opener.words();
    String in =
        switch (f.openedBy().origin()) {
          case APPLICATION -> "";
          case LIBRARY -> " in library code";
          case JDK -> " in JDK code";
        };
    String thread =
        f.openedBy().origin() == CodeOrigin.LIBRARY && !f.openedBy().owner().isEmpty()
            ? ", on a thread started at " + f.openedBy().owner() + ","
            : "";
    String opened = AcceptTimes.isAccept(f.openedBy().api()) ? "accepted" : words.opened();
    return (f.held().pools() > 1
            ? " in " + Format.count(f.held().pools()) + " thread pools created"
            : " " + opened)
        + by
        + in
        + " at "
        + f.site()
        + thread;
  }
}
