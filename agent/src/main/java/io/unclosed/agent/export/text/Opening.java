package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/** Who speaks, of which process, and what it could not see. */
final class Opening {
  private Opening() {}

  /** Version, time, process, and since when it is watched. */
  static String line(Reading reading) {
    AgentInfo agentInfo = reading.about();
    StringBuilder line = new StringBuilder("Unclosed ").append(agentInfo.version()).append(", ");
    line.append(UtcTime.stamp(reading.nowMillis())).append(", pid ").append(agentInfo.pid());
    if (!agentInfo.host().isEmpty()) {
      line.append(" on ").append(agentInfo.host());
    }
    line.append(", JDK ").append(agentInfo.jdk()).append(", up ");
    line.append(Format.seconds((reading.nowMillis() - agentInfo.jvmStartMillis()) / 1000));
    if (agentInfo.fromStart()) {
      line.append(", watched from the start");
    } else {
      line.append(", watched for ").append(Format.seconds(reading.watchedSeconds()));
    }
    long skipped = reading.overhead().capturesSkipped();
    if (agentInfo.exact() || skipped == 0) {
      line.append(", every stack exact");
    } else {
      line.append(", ").append(Format.count(skipped)).append(" stacks left out (opens too fast)");
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
    OverheadSample overheadSample = reading.overhead();
    String share = Format.decimal(100 * overheadSample.coreShare(), 2);
    String text =
        share
            + " % of a core, "
            + Format.bytes(overheadSample.heapBytes())
            + ", "
            + Format.count(overheadSample.failures(), "failure");
    if (overheadSample.failures() > 0) {
      text += ": its own, swallowed; the figures above may miss as many. log=debug tells more";
    }
    if (overheadSample.linesNotJudged() > 0) {
      text +=
          ". Not judged, for want of room: "
              + Format.count(overheadSample.linesNotJudged(), "line")
              + " with less open than the others";
    }
    long mixed = 0;
    for (CallSiteStats frame : reading.findings().snapshot().frames()) {
      mixed += frame.isMixed() ? frame.opened() : 0;
    }
    if (mixed > 0) {
      text += ". Counted without a line, for there was no room: " + Format.count(mixed, "open");
    }
    return text + ".";
  }
}
