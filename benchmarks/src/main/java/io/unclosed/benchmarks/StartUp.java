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

/** CPU that an empty program takes from its start to its end, in milliseconds. */
final class StartUp {
  private StartUp() {}

  /** For each variant so many starts, by turns; columns belong together. */
  static double[][] cpuMillis(Jdk jdk, List<Variant> variants, RunLength runLength)
      throws IOException, InterruptedException {
    double[][] millis = new double[variants.size()][runLength.starts()];
    for (int turn = -1; turn < runLength.starts(); turn++) {
      for (int i = 0; i < variants.size(); i++) {
        double taken = cpuMillisOnce(jdk, variants.get(i));
        // The first turn only brings the files into memory.
        if (turn >= 0) {
          millis[i][turn] = taken;
        }
      }
    }
    return millis;
  }

  private static double cpuMillisOnce(Jdk jdk, Variant variant)
      throws IOException, InterruptedException {
    // The shell, because no JDK class tells what a process that has ended took.
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\"", "bash"));
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
    return 1000 * (Double.parseDouble(times[0]) + Double.parseDouble(times[1]));
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
