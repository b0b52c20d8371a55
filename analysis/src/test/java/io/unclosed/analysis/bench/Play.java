package io.unclosed.analysis.bench;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.input.ClassMemory;
import io.unclosed.analysis.input.HeapMemory;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.JvmInternals;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.NativeBuffers;
import io.unclosed.analysis.input.ResidentMemory;
import io.unclosed.analysis.input.Settings;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Plays stories through a real analysis. */
final class Play {
  private static final long MB = 1_000_000;
  private static final long LIMIT = 4096 * MB;
  private static final Settings BY_THE_MINUTE =
      new Settings(
          CallSiteFixture.MINUTE,
          CallSiteFixture.MINUTE,
          6 * CallSiteFixture.MINUTE,
          Ignore.NOTHING);

  private Play() {}

  static List<Verdict> counts(CountStory story, int runs, long seed) {
    return all(runs, run -> count(story, seed + run));
  }

  static List<Verdict> memory(MemoryStory story, int runs, long seed) {
    return all(runs, run -> memory(story, seed + run));
  }

  /** On all processors; each run has its own seed, so the order does not matter. */
  private static List<Verdict> all(int runs, IntFunction<Verdict> play) {
    return IntStream.range(0, runs).parallel().mapToObj(play).toList();
  }

  private static Verdict count(CountStory story, long seed) {
    SnapshotFixture process = new SnapshotFixture(story.settings());
    process.softLimit = 1 << 20;
    Random random = new Random(story.name().hashCode() + 7919 * seed);
    story.scene().set(process, "S" + seed * 104729, random);
    Verdict v = new Verdict();
    while (process.now < story.hours() * CallSiteFixture.HOUR && !v.isSettled()) {
      v.add(process.next(), (double) process.now / CallSiteFixture.HOUR, story.perHour());
    }
    return v;
  }

  private static Verdict memory(MemoryStory story, long seed) {
    Random random = new Random(story.name().hashCode() + 7919 * seed);
    float[] mb = story.curve().draw(random, story.days() * 1440);
    SnapshotFixture process = new SnapshotFixture(BY_THE_MINUTE);
    process.before(
        now -> {
          int minute = (int) Math.min(mb.length, now / CallSiteFixture.MINUTE) - 1;
          process.memory = heap((long) (mb[minute] * MB));
        });
    Verdict v = new Verdict();
    for (int minute = 0; minute < mb.length && !v.isSettled(); minute++) {
      v.add(process.next(), (minute + 1) / 60.0, story.perHour() * MB);
    }
    return v;
  }

  private static MemoryStats heap(long floor) {
    return new MemoryStats(
        new HeapMemory(floor, floor, floor, LIMIT, LIMIT, 1),
        new ClassMemory(-1, -1, -1, -1),
        new JvmInternals(-1, -1, -1, -1),
        new NativeBuffers(-1, -1, -1),
        new ResidentMemory(-1, -1, -1, -1),
        -1,
        -1);
  }
}
