package io.unclosed.agent.export.text;

import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.words.Format;
import io.unclosed.analysis.words.KindNouns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who holds most descriptors, told when the limit is near and no suspect explains it: too soon for
 * evidence is no reason to be silent.
 */
final class Holders {
  private static final int MOST = 3;
  private static final int WORTH_A_LINE = 10;

  private Holders() {}

  /** Whether half of the descriptors are used up, or an open has failed. */
  static boolean wanted(Reading reading) {
    Outlook descriptors = Outlook.descriptors(reading);
    boolean failed = reading.findings().snapshot().openFailures() > 0;
    boolean half = descriptors.limit() > 0 && descriptors.used() >= descriptors.limit() / 2;
    return descriptors.fix() == 0 && (failed || half);
  }

  /**
   * At most three, most first: {@code 235 files from com.acme.Import.read(Import.java:31), oldest 4
   * s [id ...]}.
   */
  static List<String> of(Reading reading) {
    List<CallSiteStats> frames = new ArrayList<>();
    Snapshot snapshot = reading.findings().snapshot();
    for (CallSiteStats frame : snapshot.frames()) {
      boolean counts = KindNouns.of(frame.kind()).descriptors() > 0 && !frame.internal();
      if (counts && frame.open() >= WORTH_A_LINE) {
        frames.add(frame);
      }
    }
    frames.sort(Comparator.comparingLong(CallSiteStats::open).reversed());
    List<String> lines = new ArrayList<>();
    for (CallSiteStats frame : frames.subList(0, Math.min(MOST, frames.size()))) {
      lines.add(
          KindNouns.of(frame.kind()).count(frame.open())
              + " from "
              + frame.site()
              + holder(frame)
              + ", oldest "
              + Format.duration(frame.oldestNanos(snapshot.nanos()))
              + "  [id "
              + frame.id()
              + "]");
    }
    return lines;
  }

  private static String holder(CallSiteStats frame) {
    KnownHolder holder = KnownHolders.byId(frame.holder());
    return holder == null ? "" : ", held by " + holder.words();
  }
}
