package io.unclosed.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;

/**
 * Healthy scenes side by side in one JVM: {@code LookAlikes FAR_END SEED MINUTES}. Prints every
 * suspect that there ever was. Exit code 1 when one was more than INFO, 2 when a scene failed.
 */
public final class LookAlikes {
  private static volatile boolean failed;

  private LookAlikes() {}

  public static void main(String[] args) throws IOException, InterruptedException, JMException {
    long seed = Long.parseLong(args[1]);
    int minutes = Integer.parseInt(args[2]);
    Path folder = Files.createTempDirectory("look-alikes");
    int code;
    try {
      Stage whole = Stage.of(folder, Integer.parseInt(args[0]), seed, minutes);
      List<Scene> scenes = scenes();
      scenes.forEach(scene -> start(scene, folder, args));
      ObservedSuspects observedSuspects = new ObservedSuspects();
      while (whole.goesOn() && !failed) {
        observedSuspects.look(whole.seconds());
        whole.pause(0.5);
      }
      System.out.println(scenes.size() + " healthy scenes for " + minutes + " min, seed " + seed);
      observedSuspects.all().forEach(each -> System.out.println("  " + each.text()));
      boolean harmless =
          observedSuspects.all().stream().allMatch(ObservedSuspects.Sighting::isHarmless);
      System.out.println(
          harmless ? "  no finding above INFO" : "  false alarm: a finding above INFO");
      code = failed ? 2 : harmless ? 0 : 1;
    } finally {
      delete(folder);
    }
    System.exit(code);
  }

  private static List<Scene> scenes() {
    List<Scene> all = new ArrayList<>(FileScenes.all());
    all.addAll(ConnectionScenes.all());
    all.addAll(OtherScenes.all());
    return all;
  }

  private static void start(Scene scene, Path folder, String[] args) {
    String name = scene.getClass().getSimpleName();
    long seed = Long.parseLong(args[1]) ^ name.hashCode();
    Thread thread = new Thread(() -> play(scene, folder.resolve(name), seed, args), name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void play(Scene scene, Path folder, long seed, String[] args) {
    try {
      Files.createDirectory(folder);
      int minutes = Integer.parseInt(args[2]);
      scene.play(Stage.of(folder, Integer.parseInt(args[0]), seed, minutes + 1));
    } catch (Exception e) {
      failed = true;
      System.err.println(scene.getClass().getSimpleName() + " failed: " + e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // The scenes still play.
      System.err.println("cannot delete " + folder);
    }
  }
}
