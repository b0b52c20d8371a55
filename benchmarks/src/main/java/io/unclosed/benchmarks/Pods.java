package io.unclosed.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What JVMs with a thousand lines keep, after as many beats of the agent as in some hours.
 *
 * <p>All run at once, since they wait most of the time and nothing is timed. The agent beats each
 * 20 ms and its patience is 120 ms, a five-hundredth of the default: after 81 s its longest
 * histories have their first points, for which the default takes eleven hours, and all that it will
 * keep of these lines is there, and the JVM has compiled what it will.
 *
 * @param byVariant one list for each variant, in their order
 */
record Pods(List<List<Pod>> byVariant) {
  static final String QUICK = "interval=20ms,patience=120ms";

  static Pods measured(Jdk jdk, List<Variant> variants, Holding program, RunLength runLength)
      throws IOException, InterruptedException {
    List<PodJvm> jvms = new ArrayList<>();
    try {
      for (int start = 0; start < runLength.pods(); start++) {
        for (Variant variant : variants) {
          jvms.add(PodJvm.start(jdk, variant, program));
        }
      }
      for (PodJvm jvm : jvms) {
        jvm.awaitHeld();
      }
      Thread.sleep(runLength.podMillis());
      return read(jvms, variants.size());
    } finally {
      jvms.forEach(PodJvm::close);
    }
  }

  private static Pods read(List<PodJvm> jvms, int variants) throws IOException {
    List<List<Pod>> byVariant = new ArrayList<>();
    for (int i = 0; i < variants; i++) {
      byVariant.add(new ArrayList<>());
    }
    for (int i = 0; i < jvms.size(); i++) {
      PodJvm jvm = jvms.get(i);
      // Before anybody attaches and collects.
      long resident = jvm.residentBytes();
      byVariant.get(i % variants).add(new Pod(jvm.liveBytes(), resident));
    }
    return new Pods(byVariant);
  }

  /** Of one variant alone, in megabytes. */
  Quartiles of(int variant, ToDoubleFunction<Pod> bytes) {
    return Quartiles.of(
        byVariant.get(variant).stream().mapToDouble(pod -> megabytes(bytes, pod)).toArray());
  }

  /** How much more one variant has than another, start by start, in megabytes. */
  Quartiles added(int variant, int without, ToDoubleFunction<Pod> bytes) {
    double[] added = new double[byVariant.get(variant).size()];
    for (int i = 0; i < added.length; i++) {
      added[i] =
          megabytes(bytes, byVariant.get(variant).get(i))
              - megabytes(bytes, byVariant.get(without).get(i));
    }
    return Quartiles.of(added);
  }

  private static double megabytes(ToDoubleFunction<Pod> bytes, Pod pod) {
    return bytes.applyAsDouble(pod) / (1 << 20);
  }
}
