package io.unclosed.benchmarks.live;

import io.unclosed.benchmarks.Jdk;
import io.unclosed.benchmarks.Machine;
import io.unclosed.benchmarks.Quartiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Healthy look-alikes and a small leak in live JVMs, on each JDK found: {@code Live AGENT_JAR
 * [MINUTES [SEED]]}.
 */
public final class Live {
  private static final String OPTIONS = "interval=1s,patience=6s";
  private static final int LEAKS = 20;

  private final Path agent;
  private final int minutes;
  private final long seed;
  private final int farEnd;

  private Live(Path agent, int minutes, long seed) throws IOException {
    this.agent = agent;
    this.minutes = minutes;
    this.seed = seed;
    this.farEnd = FarEnd.start();
  }

  /** Exits with 0 when nothing healthy was a WARNING and nine leaks of ten were named in 30 s. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 1 || args.length > 3 || !Files.isRegularFile(Path.of(args[0]))) {
      System.err.println("usage: live [MINUTES [SEED]]");
      System.exit(2);
    }
    int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime() % 100_000;
    Live live = new Live(Path.of(args[0]).toAbsolutePath(), minutes, seed);
    System.out.println(Machine.description() + ", " + OPTIONS + ", seed " + seed);
    System.exit(live.run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    List<Process> healthy = new ArrayList<>();
    try {
      return run(Jdk.found(), healthy);
    } finally {
      healthy.forEach(Process::destroy);
    }
  }

  private boolean run(List<Jdk> jdks, List<Process> healthy)
      throws IOException, InterruptedException {
    boolean well = true;
    List<Path> printed = new ArrayList<>();
    for (Jdk jdk : jdks) {
      Path out = Files.createTempFile("look-alikes", ".txt");
      printed.add(out);
      healthy.add(
          jvm(jdk, LookAlikes.class, seed, Integer.toString(minutes))
              .redirectOutput(out.toFile())
              .start());
    }
    for (Jdk jdk : jdks) {
      well &= leaks(jdk);
    }
    for (int i = 0; i < healthy.size(); i++) {
      well &= healthy.get(i).waitFor() == 0;
      System.out.println();
      System.out.println("JDK " + jdks.get(i).version());
      System.out.print(Files.readString(printed.get(i)));
      Files.delete(printed.get(i));
    }
    return well;
  }

  private boolean leaks(Jdk jdk) throws IOException, InterruptedException {
    double[] named = new double[LEAKS];
    double[] warned = new double[LEAKS];
    int soon = 0;
    for (int i = 0; i < LEAKS; i++) {
      Process leak =
          jvm(jdk, Forgetful.class, seed + i)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] answer =
          new String(leak.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ");
      if (leak.waitFor() != 0) {
        throw new IOException("the leaking program exited with " + leak.exitValue());
      }
      named[i] = Double.parseDouble(answer[0]);
      warned[i] = Double.parseDouble(answer[1]);
      soon += named[i] <= 30 ? 1 : 0;
    }
    System.out.println();
    System.out.println(
        "JDK " + jdk.version() + ", a leak of 1 in 100 connections at 20 connections/s");
    System.out.println("  reported after  " + Quartiles.of(named).text(1) + " s");
    System.out.println("  WARNING after   " + Quartiles.of(warned).text(1) + " s");
    System.out.println("  reported within 30 s: " + soon + " of " + LEAKS);
    return soon >= 0.9 * LEAKS;
  }

  private ProcessBuilder jvm(Jdk jdk, Class<?> program, long seed, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                jdk.java(),
                "-javaagent:" + agent + "=" + OPTIONS,
                "-Xmx128m",
                "-XX:MaxDirectMemorySize=64m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                Integer.toString(farEnd),
                Long.toString(seed)));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
