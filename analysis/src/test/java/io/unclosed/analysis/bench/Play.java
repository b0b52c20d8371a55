package io.unclosed.analysis.bench;

import io.unclosed.analysis.Ignore;
import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
import io.unclosed.analysis.MemoryFigures;
import io.unclosed.analysis.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays stories through a real analysis. */
final class Play {
  private static final long MB = 1_000_000;
  private static final long LIMIT = 4096 * MB;
  private static final Settings BY_THE_MINUTE =
      new Settings(MadeUpFrame.MINUTE, MadeUpFrame.MINUTE, 6 * MadeUpFrame.MINUTE, Ignore.NOTHING);

  private Play() {}

  static List<Verdict> counts(CountStory story, int runs, long seed) {
    List<Verdict> verdicts = new ArrayList<>(runs);
    for (int run = 0; run < runs; run++) {
      MadeUp process = new MadeUp(story.settings());
      process.softLimit = 1 << 20;
      Random random = new Random(story.name().hashCode() + 7919 * (seed + run));
      story.scene().set(process, "S" + (seed + run) * 104729, random);
      Verdict v = new Verdict();
      while (process.now < story.hours() * MadeUpFrame.HOUR && !v.isSettled()) {
        v.add(process.next(), (double) process.now / MadeUpFrame.HOUR, story.perHour());
      }
      verdicts.add(v);
    }
    return verdicts;
  }

  static List<Verdict> memory(MemoryStory story, int runs, long seed) {
    List<Verdict> verdicts = new ArrayList<>(runs);
    for (int run = 0; run < runs; run++) {
      Random random = new Random(story.name().hashCode() + 7919 * (seed + run));
      float[] mb = story.curve().draw(random, story.days() * 1440);
      MadeUp process = new MadeUp(BY_THE_MINUTE);
      process.before(
          now -> {
            int minute = (int) Math.min(mb.length, now / MadeUpFrame.MINUTE) - 1;
            process.memory = heap((long) (mb[minute] * MB));
          });
      Verdict v = new Verdict();
      for (int minute = 0; minute < mb.length && !v.isSettled(); minute++) {
        v.add(process.next(), (minute + 1) / 60.0, story.perHour() * MB);
      }
      verdicts.add(v);
    }
    return verdicts;
  }

  private static MemoryFigures heap(long floor) {
    return new MemoryFigures(
        floor, floor, floor, LIMIT, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        -1, 1, LIMIT);
  }
}
