package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.analysis.words.Format;

/** The first line of every page: which process, since when it is watched, and what time it is. */
final class HeaderSection {
  private HeaderSection() {}

  /**
   * {@code Unclosed 1.0, pid 7 on orders-6f7c, JDK 21.0.5, up 3 d 4 h, watched since start, ...}.
   */
  static String line(Reading reading) {
    AgentInfo agentInfo = reading.about();
    StringBuilder line = new StringBuilder("Unclosed ").append(agentInfo.version());
    line.append(", pid ").append(agentInfo.pid());
    if (!agentInfo.host().isEmpty()) {
      line.append(" on ").append(agentInfo.host());
    }
    line.append(", JDK ").append(agentInfo.jdk()).append(", up ");
    line.append(Format.seconds((reading.nowMillis() - agentInfo.jvmStartMillis()) / 1000));
    if (agentInfo.fromStart()) {
      line.append(", watched since start");
    } else {
      line.append(", attached ").append(Format.seconds(reading.watchedSeconds())).append(" ago");
    }
    return line.append(", ").append(UtcTime.stamp(reading.nowMillis())).toString();
  }

  /** What this page cannot know; nothing as a rule. */
  static void reservations(Reading reading, Page page) {
    if (reading.state().startsWith("degraded")) {
      String why = reading.state().substring("degraded".length());
      why = why.startsWith(":") ? why.substring(1).trim() : "no reason known";
      page.labelled("Degraded", Page.sentence(why) + " What depends on it is missing below.");
    }
    if (!reading.about().fromStart()) {
      page.labelled(
          "Attached",
          UtcTime.stamp(reading.about().watchedFromMillis())
              + ". What was open before is counted, but the call site that opened it is unknown."
              + " To see it, start with -javaagent.");
    }
  }
}
