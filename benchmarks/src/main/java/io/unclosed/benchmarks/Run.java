package io.unclosed.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the agent costs and prints a table: {@code Run AGENT_JAR [--smoke] [--jdk HOME]...
 * [P1 P3 ...]}.
 */
public final class Run {
  private static final PrintStream OUT = System.out;

  private Path agent = Path.of("unclosed-agent.jar");
  private RunLength runLength = RunLength.FULL;
  private final List<Jdk> jdks = new ArrayList<>();
  private final List<String> only = new ArrayList<>();
  private int over;

  /** Another agent's jar, to compare the start with; null for none. */
  private @Nullable Path peer;

  private Run() {}

  /** Exits with 0 when all medians are within their budgets, 1 when not, 2 when not understood. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Run run = new Run();
    if (!run.understands(args)) {
      System.err.println(
          "usage: run [--smoke] [--peer AGENT.jar] [--jdk HOME]... [P1 P2 P3 P7 P8 P9 P16]");
      System.exit(2);
    }
    run.measure(String.join(" ", args).replace(args[0], "benchmarks/run"));
    System.exit(run.over == 0 ? 0 : 1);
  }

  private boolean understands(String[] args) throws IOException {
    if (args.length == 0 || !Files.isRegularFile(Path.of(args[0]))) {
      return false;
    }
    agent = Path.of(args[0]).toAbsolutePath();
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--smoke")) {
        runLength = RunLength.SMOKE;
      } else if (args[i].equals("--peer") && i + 1 < args.length) {
        peer = Path.of(args[++i]).toAbsolutePath();
      } else if (args[i].equals("--jdk") && i + 1 < args.length) {
        jdks.add(Jdk.at(Path.of(args[++i])));
      } else if (args[i].matches("P([1-9]|16)")) {
        only.add(args[i]);
      } else {
        return false;
      }
    }
    return true;
  }

  private void measure(String command) throws IOException, InterruptedException {
    OUT.println(Machine.description() + ", " + LocalDate.now(ZoneOffset.UTC));
    OUT.println("$ " + command);
    for (Jdk jdk : jdks.isEmpty() ? Jdk.found() : jdks) {
      OUT.println();
      OUT.println("JDK " + jdk.version() + " (" + jdk.vendor() + ")");
      OUT.println(Row.heading());
      measure(new Budgets(jdk, agent, runLength, this::add));
    }
    if (over > 0) {
      OUT.println("\nFigures marked OVER exceed their budget.");
    }
  }

  private void measure(Budgets budgets) throws IOException, InterruptedException {
    if (wants("P1") || wants("P5") || wants("P6")) {
      budgets.fileStreams();
    }
    if (wants("P2")) {
      budgets.fileChannels();
    }
    if (wants("P3")) {
      budgets.sockets();
    }
    if (wants("P7")) {
      budgets.held();
    }
    if (wants("P8")) {
      budgets.twoThreads();
    }
    if (wants("P9")) {
      budgets.startUp(peer);
    }
    if (wants("P16")) {
      budgets.pod();
    }
  }

  private boolean wants(String id) {
    return only.isEmpty() || only.contains(id);
  }

  private void add(Row row) {
    OUT.println(row.text());
    over += row.kept() ? 0 : 1;
  }
}
