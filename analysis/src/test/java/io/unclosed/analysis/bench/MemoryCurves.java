package io.unclosed.analysis.bench;

import io.unclosed.analysis.bench.MemoryStory.Curve;
import java.util.List;
import java.util.Random;

/**
 * How memory behaves, healthy, nasty and leaking: 1,500 MB that remember themselves for some
 * minutes, and on top of it what programs do.
 */
final class MemoryCurves {
  private static final double STORY_4 = 600.0 / 14 / 24;
  private static final double STORY_2 = 32 * 3600 / 1024.0;

  private MemoryCurves() {}

  static List<MemoryStory> benign() {
    return List.of(
        new MemoryStory("flat", 14, 0, MemoryCurves::flat),
        new MemoryStory("warm-up of 300 MB, 0.3 to 6 h", 14, 0, plus(MemoryCurves::warmUp)),
        new MemoryStory(
            "day and week, 80 to 200 MB", 14, 0, plus(MemoryCurves::warmUp, MemoryCurves::daily)),
        new MemoryStory("sawtooth of 5 to 30 min, 300 MB", 14, 0, saw(5, 30)));
  }

  static List<MemoryStory> nasty() {
    return List.of(
        new MemoryStory("sawtooth of 6 to 36 h, 300 MB", 14, 0, saw(360, 2160)),
        new MemoryStory("3 to 6 steps of 20 to 120 MB", 14, 0, plus(MemoryCurves::steps)),
        new MemoryStory("warm-up of 200 MB, 24 to 48 h", 14, 0, plus(MemoryCurves::slowWarmUp)),
        new MemoryStory("noise that remembers 16 h", 14, 0, (r, n) -> noise(r, n, 0.999, 30)),
        new MemoryStory("random walk, 30 MB a day", 14, 0, MemoryCurves::walk));
  }

  static List<MemoryStory> leaking() {
    return List.of(
        new MemoryStory("600 MB in a fortnight", 14, STORY_4, plus(leak(STORY_4))),
        new MemoryStory(
            "600 MB in a fortnight, daily", 14, STORY_4, plus(leak(STORY_4), MemoryCurves::daily)),
        new MemoryStory(
            "600 MB in a fortnight, sawtooth", 14, STORY_4, add(saw(5, 30), leak(STORY_4))),
        new MemoryStory("32 kB a second", 7, STORY_2, plus(leak(STORY_2), MemoryCurves::warmUp)),
        new MemoryStory(
            "32 kB a second, daily",
            7,
            STORY_2,
            plus(leak(STORY_2), MemoryCurves::warmUp, MemoryCurves::daily)));
  }

  private static float[] flat(Random r, int minutes) {
    return noise(r, minutes, 0.95, 15);
  }

  private static float[] noise(Random r, int minutes, double memory, double spread) {
    float[] mb = new float[minutes];
    double state = spread * r.nextGaussian();
    for (int i = 0; i < minutes; i++) {
      state = memory * state + spread * Math.sqrt(1 - memory * memory) * r.nextGaussian();
      mb[i] = (float) (1500 + state + 3 * r.nextGaussian());
    }
    return mb;
  }

  private static float[] walk(Random r, int minutes) {
    float[] mb = new float[minutes];
    double at = 1500;
    for (int i = 0; i < minutes; i++) {
      at += 30 / Math.sqrt(1440) * r.nextGaussian();
      mb[i] = (float) (at + 3 * r.nextGaussian());
    }
    return mb;
  }

  private static float[] warmUp(Random r, int minutes) {
    return warming(300, 60 * (0.3 + 5.7 * r.nextDouble()), minutes);
  }

  private static float[] slowWarmUp(Random r, int minutes) {
    return warming(200, 60 * (24 + 24 * r.nextDouble()), minutes);
  }

  private static float[] warming(double mb, double tau, int minutes) {
    float[] curve = new float[minutes];
    for (int i = 0; i < minutes; i++) {
      curve[i] = (float) (mb * (1 - Math.exp(-i / tau)));
    }
    return curve;
  }

  private static float[] daily(Random r, int minutes) {
    double high = 80 + 120 * r.nextDouble();
    double phase = 24 * r.nextDouble();
    int weekday = r.nextInt(7);
    float[] curve = new float[minutes];
    for (int i = 0; i < minutes; i++) {
      boolean weekend = (i / 1440 + weekday) % 7 >= 5;
      double wave = Math.sin((i / 60.0 - phase) * Math.PI / 12);
      curve[i] = (float) (high * wave * (weekend ? 0.6 : 1));
    }
    return curve;
  }

  private static float[] steps(Random r, int minutes) {
    float[] curve = warmUp(r, minutes);
    int steps = 3 + r.nextInt(4);
    for (int s = 0; s < steps; s++) {
      double by = (r.nextBoolean() ? 1 : -1) * (20 + 100 * r.nextDouble());
      for (int i = r.nextInt(minutes); i < minutes; i++) {
        curve[i] += (float) by;
      }
    }
    return curve;
  }

  private static Curve saw(int shortest, int longest) {
    return (r, minutes) -> {
      double period = shortest + (longest - shortest) * r.nextDouble();
      int phase = r.nextInt(2000);
      float[] curve = flat(r, minutes);
      for (int i = 0; i < minutes; i++) {
        curve[i] += (float) ((i + phase) % period / period * 300);
      }
      return curve;
    };
  }

  private static Curve leak(double perHour) {
    return (r, minutes) -> {
      float[] curve = new float[minutes];
      for (int i = 0; i < minutes; i++) {
        curve[i] = (float) (perHour * i / 60);
      }
      return curve;
    };
  }

  private static Curve plus(Curve... more) {
    Curve sum = MemoryCurves::flat;
    for (Curve each : more) {
      sum = add(sum, each);
    }
    return sum;
  }

  private static Curve add(Curve a, Curve b) {
    return (r, minutes) -> {
      float[] sum = a.draw(r, minutes);
      float[] other = b.draw(r, minutes);
      for (int i = 0; i < minutes; i++) {
        sum[i] += other[i];
      }
      return sum;
    };
  }
}
