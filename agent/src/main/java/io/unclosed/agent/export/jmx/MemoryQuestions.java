package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.ClassHistogram;
import io.unclosed.agent.export.ClassLoaders;
import io.unclosed.agent.export.text.ClassLoadersReport;
import io.unclosed.agent.export.text.HeapGrowthReport;
import io.unclosed.agent.export.text.TrimReport;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.analysis.input.MemoryStats;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What may be asked of memory and costs the application something. On the thread of whoever asks;
 * one at a time.
 */
final class MemoryQuestions {
  /** At 12 to 70 ns an object (20 million objects, 17 and 25) a stop of at most 1.4 s. */
  static final long MOST_OBJECTS = 20_000_000;

  /** What an object takes on the average, a guess on the small side. */
  static final long BYTES_EACH = 60;

  /** Histograms that are kept; the oldest falls out. */
  private static final int MOST_TAKEN = 3;

  private record Taken(ClassHistogram histogram, long nanos) {}

  private final AgentQueries agentQueries;
  private final JvmCommands commands;
  private final List<Taken> taken = new ArrayList<>();

  /** The first count of class loaders and the last one. */
  private final List<ClassLoaders> counted = new ArrayList<>();

  private long firstCountNanos;

  MemoryQuestions(AgentQueries agentQueries, JvmCommands commands) {
    this.agentQueries = agentQueries;
    this.commands = commands;
  }

  synchronized String trimTest() {
    MemoryStats before = agentQueries.checkNow().snapshot().memory();
    long began = System.nanoTime();
    String answer;
    try {
      answer = commands.run("systemTrimNativeHeap");
    } catch (IllegalStateException absent) {
      throw new IllegalStateException(
          "this JVM cannot trim its native heap: that needs JDK 17.0.9, 21.0.1 or later on Linux with"
              + " glibc",
          absent);
    }
    long took = System.nanoTime() - began;
    return TrimReport.of(before, agentQueries.checkNow().snapshot().memory(), answer, took);
  }

  synchronized String heapGrowth() {
    Runtime heap = Runtime.getRuntime();
    refuseAbove((heap.totalMemory() - heap.freeMemory()) / BYTES_EACH);
    long began = System.nanoTime();
    // All objects: without that the JVM collects first, as a whole.
    String text = commands.run("gcClassHistogram", "-all");
    long now = System.nanoTime();
    if (taken.size() == MOST_TAKEN) {
      taken.remove(0);
    }
    taken.add(new Taken(ClassHistogram.parse(text), now));
    List<ClassHistogram> histograms = new ArrayList<>();
    for (Taken one : taken) {
      histograms.add(one.histogram());
    }
    long since = TimeUnit.NANOSECONDS.toSeconds(now - taken.get(0).nanos());
    return HeapGrowthReport.of(histograms, since, now - began);
  }

  synchronized String classLoaders() {
    long began = System.nanoTime();
    ClassLoaders now = ClassLoaders.parse(commands.run("vmClassloaderStats"));
    long ended = System.nanoTime();
    if (counted.isEmpty()) {
      firstCountNanos = ended;
    } else if (counted.size() > 1) {
      counted.remove(1);
    }
    counted.add(now);
    long since = TimeUnit.NANOSECONDS.toSeconds(ended - firstCountNanos);
    return ClassLoadersReport.of(counted, since, ended - began);
  }

  private void refuseAbove(long objects) {
    if (objects > MOST_OBJECTS) {
      throw new IllegalStateException(
          "refused: about "
              + objects / 1_000_000
              + " million objects on the heap, and counting them pauses the application for up to "
              + objects * 70 / 1_000_000
              + " ms. To do it anyway, run twice and compare: jcmd "
              + agentQueries.about().pid()
              + " GC.class_histogram -all");
    }
  }
}
