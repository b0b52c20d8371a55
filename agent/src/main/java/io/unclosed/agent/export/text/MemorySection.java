package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.words.Format;

/** Resident memory, and what the container or machine has used of its limit. */
final class MemorySection {
  private MemorySection() {}

  static void write(Reading reading, Page page) {
    ProcessSample process = reading.findings().snapshot().process();
    String rss = process.rss() < 0 ? "RSS not readable" : "RSS " + Format.bytes(process.rss());
    String whose = whose(reading);
    page.labelled("Memory", rss + (whose.isEmpty() ? "" : "; " + whose) + ".");
  }

  /** {@code the container uses 1,214 of 2,048 MiB, steady}; empty where no limit is known. */
  static String whose(Reading reading) {
    LimitForecast limit = reading.findings().limit(ForecastSentence.MEMORY);
    if (limit.used() >= 0 && limit.max() > 0) {
      return who(reading) + ForecastSentence.standing(limit);
    }
    ProcessSample process = reading.findings().snapshot().process();
    if (process.memoryLimit() <= 0 || process.memoryUsed() < 0) {
      return "";
    }
    return who(reading)
        + ForecastSentence.bytes(process.memoryUsed(), process.memoryLimit())
        + ", growth not known yet";
  }

  private static String who(Reading reading) {
    boolean container = reading.findings().snapshot().environment().container();
    return container ? "the container uses " : "the machine or cgroup uses ";
  }
}
