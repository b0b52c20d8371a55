package io.unclosed.agent.export.text;

import io.unclosed.agent.query.OverheadSample;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.words.Format;

/** What the agent costs, how old its figures are, and what it had no room for. */
final class AgentSection {
  private AgentSection() {}

  static void write(Reading reading, Page page) {
    page.labelled("Agent", text(reading));
  }

  /** {@code 0.04% of a core, 3.1 MiB, last look 2 s ago, no internal errors.} */
  static String text(Reading reading) {
    OverheadSample overheadSample = reading.overhead();
    StringBuilder text = new StringBuilder();
    text.append(
        Double.isNaN(overheadSample.coreShare())
            ? "CPU not readable"
            : Format.decimal(100 * overheadSample.coreShare(), 2) + "% of a core");
    text.append(", ").append(Format.bytes(overheadSample.heapBytes()));
    if (reading.lookSeconds() >= 0) {
      text.append(", last look ").append(Format.seconds(reading.lookSeconds())).append(" ago");
    }
    text.append(overheadSample.failures() == 0 ? ", no internal errors." : errors(overheadSample));
    if (overheadSample.capturesSkipped() > 0 && !reading.about().exact()) {
      text.append(" Stack traces skipped because opens came too fast: ");
      text.append(Format.count(overheadSample.capturesSkipped()));
      text.append("; the counts of these call sites are estimates (capture=exact takes all).");
    }
    if (overheadSample.linesNotJudged() > 0) {
      text.append(" Not judged, for lack of room: ");
      text.append(Format.count(overheadSample.linesNotJudged(), "call site"))
          .append(" with few open.");
    }
    long mixed = 0;
    for (CallSiteStats frame : reading.findings().snapshot().frames()) {
      mixed += frame.isMixed() ? frame.counts().opened() : 0;
    }
    if (mixed > 0) {
      text.append(" Counted without a call site, for lack of room: ");
      text.append(Format.count(mixed, "open")).append('.');
    }
    return text.toString();
  }

  private static String errors(OverheadSample overheadSample) {
    return ", "
        + Format.count(overheadSample.failures(), "internal error")
        + ": figures may be incomplete (log=debug shows them).";
  }
}
