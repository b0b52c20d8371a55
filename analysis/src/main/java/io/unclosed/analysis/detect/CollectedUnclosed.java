package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collector, not the program, closed it: proof without any window. It came back, so
 * alone it is untidy and no more. Of kinds that are made to be given back in this way it says
 * nothing.
 */
final class CollectedUnclosed implements Detector {

  @Override
  public EvidenceCode code() {
    return EvidenceCode.COLLECTED_UNCLOSED;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (f == null || f.counts().collected() == 0 || Nature.COLLECTED.isOf(f.kind())) {
      return null;
    }
    String sentence =
        "The garbage collector, not the program, closed "
            + Format.count(f.counts().collected())
            + " of "
            + KindNouns.of(f.kind(), f.openedBy().api()).count(f.counts().opened())
            + " opened here.";
    return Detection.of(
        code(), Confidence.CERTAIN, f.counts().collected(), sentence, false, List.of());
  }
}
