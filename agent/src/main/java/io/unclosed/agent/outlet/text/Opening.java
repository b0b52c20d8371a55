package io.unclosed.agent.outlet.text;

import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Who speaks, of which process, and what it could not see. */
final class Opening {
  private Opening() {}

  /** Version, time, process, and since when it is watched. */
  static String line(Reading reading) {
    About about = reading.about();
    StringBuilder line = new StringBuilder("Unclosed ").append(about.version()).append(", ");
    line.append(UtcTime.stamp(reading.nowMillis())).append(", pid ").append(about.pid());
    if (!about.host().isEmpty()) {
      line.append(" on ").append(about.host());
    }
    line.append(", JDK ").append(about.jdk()).append(", up ");
    line.append(Words.seconds((reading.nowMillis() - about.jvmStartMillis()) / 1000));
    if (about.fromStart()) {
      line.append(", watched from the start");
    } else {
      line.append(", watched for ").append(Words.seconds(reading.watchedSeconds()));
    }
    long skipped = reading.overhead().capturesSkipped();
    if (about.exact() || skipped == 0) {
      line.append(", every stack exact");
    } else {
      line.append(", ").append(Words.count(skipped)).append(" stacks left out (opens too fast)");
    }
    return line.toString();
  }

  /** What makes this report less than whole; empty as a rule. */
  static List<String> reservations(Reading reading) {
    List<String> lines = new ArrayList<>();
    if (reading.state().startsWith("degraded")) {
      String why = reading.state().substring("degraded".length());
      why = why.startsWith(":") ? why.substring(1).trim() : "no reason known";
      lines.add("DEGRADED: " + Page.sentence(why) + " What depends on that is missing below.");
    }
    if (!reading.about().fromStart()) {
      lines.add(
          "ATTACHED LATE, at "
              + UtcTime.stamp(reading.about().watchedFromMillis())
              + ": what was open before is counted, but the line that opened it is not known."
              + " To see it, start with -javaagent.");
    }
    return lines;
  }

  /** What the agent costs. */
  static String cost(Reading reading) {
    Overhead overhead = reading.overhead();
    String share = Words.decimal(100 * overhead.coreShare(), 2);
    String text =
        share
            + " % of a core, "
            + Words.bytes(overhead.heapBytes())
            + ", "
            + Words.count(overhead.failures(), "failure");
    if (overhead.failures() > 0) {
      text += ": its own, swallowed; the figures above may miss as many. log=debug tells more";
    }
    if (overhead.linesNotJudged() > 0) {
      text +=
          ". Not judged, for want of room: "
              + Words.count(overhead.linesNotJudged(), "line")
              + " with less open than the others";
    }
    long mixed = 0;
    for (FrameFigures frame : reading.findings().snapshot().frames()) {
      mixed += frame.isMixed() ? frame.opened() : 0;
    }
    if (mixed > 0) {
      text += ". Counted without a line, for there was no room: " + Words.count(mixed, "open");
    }
    return text + ".";
  }
}
