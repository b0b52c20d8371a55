package io.unclosed.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What an empty program takes from its start to its end. */
final class StartUp {
  /** CPU in milliseconds, by variant and turn; columns belong together. */
  final double[][] cpu;

  /** Wall time in milliseconds, the same way. */
  final double[][] wall;

  private StartUp(int variants, int starts) {
    cpu = new double[variants][starts];
    wall = new double[variants][starts];
  }

  /** For each variant so many starts, by turns. */
  static StartUp measured(Jdk jdk, List<Variant> variants, RunLength runLength)
      throws IOException, InterruptedException {
    StartUp all = new StartUp(variants.size(), runLength.starts());
    for (int turn = -1; turn < runLength.starts(); turn++) {
      for (int i = 0; i < variants.size(); i++) {
        double[] taken = once(jdk, variants.get(i));
        // The first turn only brings the files into memory.
        if (turn >= 0) {
          all.cpu[i][turn] = taken[0] + taken[1];
          all.wall[i][turn] = taken[2];
        }
      }
    }
    return all;
  }

  /** What one variant takes more than another, turn by turn. */
  static Quartiles added(double[][] millis, int variant, int base) {
    double[] added = new double[millis[variant].length];
    for (int i = 0; i < added.length; i++) {
      added[i] = millis[variant][i] - millis[base][i];
    }
    return Quartiles.of(added);
  }

  private static double[] once(Jdk jdk, Variant variant) throws IOException, InterruptedException {
    // The shell, because no JDK class tells what a process that has ended took.
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S %R'; time \"$@\"", "bash"));
    command.add(jdk.java());
    command.addAll(variant.flags());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), EmptyProgram.class.getName()));
    Process process = new ProcessBuilder(command).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException(variant.name() + " did not start: " + said);
    }
    String[] lines = said.strip().split("\n");
    String[] times = lines[lines.length - 1].split(" ");
    double[] millis = new double[times.length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = 1000 * Double.parseDouble(times[i]);
    }
    return millis;
  }

  /** Packs {@link EmptyAgent} into a jar that goes with this JVM. */
  static Path emptyAgent() {
    try {
      Path jar = Files.createTempFile("unclosed-empty-agent", ".jar");
      jar.toFile().deleteOnExit();
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
      String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
      try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar), manifest);
          var code = StartUp.class.getClassLoader().getResourceAsStream(entry)) {
        if (code == null) {
          throw new IllegalStateException("no class file for " + entry);
        }
        packed.putNextEntry(new JarEntry(entry));
        packed.write(code.readAllBytes());
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
