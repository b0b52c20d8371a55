package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.MemoryGrowthText;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import io.unclosed.analysis.words.KindNouns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence: how many of what, from which line, and what became of them. */
final class Headlines {
  private Headlines() {}

  static String of(
      Subject subject, List<Evidence> evidence, boolean stuck, @Nullable GrowthInterval g) {
    if (subject.isMemory()) {
      return MemoryGrowthText.headline(MemoryArea.of(subject.id()), g == null ? 0 : g.perHour());
    }
    CallSiteStats f = subject.figures();
    if (f == null) {
      return untracked(subject);
    }
    KindNouns words = KindNouns.of(f.kind(), f.api());
    Evidence most = most(evidence);
    boolean onlyGrowing = evidence.stream().allMatch(e -> e.code() == EvidenceCode.GROWING);
    long n = onlyGrowing ? f.open() : most.leaked();
    return (f.sampled() ? "about " : "")
        + words.count(n)
        + from(f)
        + (!stuck && maybeMeant(evidence)
            ? (n == 1 ? " has" : " have")
                + " been open far longer than their like"
                + (evidence.size() > 1 ? ", and their number rises" : "")
            : became(n == 1, most.code(), onlyGrowing, stuck));
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

  private static String from(CallSiteStats f) {
    String whose =
        switch (f.origin()) {
          case APPLICATION -> "";
          case LIBRARY -> "the library line ";
          case JDK -> "the JDK line ";
        };
    String who =
        holder(f) + (f.origin() == CodeOrigin.LIBRARY && !f.owner().isEmpty() ? started(f) : "");
    return (f.pools() > 1 ? " of " + Format.count(f.pools()) + " pools made at " : " from ")
        + whose
        + f.site()
        + who
        + (f.origin() == CodeOrigin.APPLICATION && who.isEmpty() ? "" : ",");
  }

  private static String holder(CallSiteStats f) {
    KnownHolder holder = KnownHolders.byId(f.holder());
    return holder == null ? "" : ", held by " + holder.words();
  }

  private static String started(CallSiteStats f) {
    return ", on a thread started at " + f.owner();
  }

  private static String became(boolean one, EvidenceCode code, boolean growing, boolean stuck) {
    String were = one ? " was " : " were ";
    if (growing) {
      return (one ? " is" : " are") + " open and their number keeps rising";
    }
    if (code == EvidenceCode.COLLECTED_UNCLOSED) {
      return were + "left to the garbage collector";
    }
    if (code == EvidenceCode.ORPHANED) {
      return were + "not closed and cannot be any more";
    }
    return were + (stuck ? "not closed yet: closing has stopped" : "not closed");
  }

  private static String untracked(Subject subject) {
    return Format.count(subject.live())
        + " descriptors of type "
        + subject.target()
        + " are open that nothing in Java opened, and their number keeps rising";
  }
}
