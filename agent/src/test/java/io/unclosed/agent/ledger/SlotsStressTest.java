package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs {@link SlotsStress} by jcstress, in JVMs of its own, on the JDK that runs the tests. The
 * report is in {@code target/stress}.
 *
 * <p>{@code -Dunclosed.stress=long} tries for minutes, each thread compiled in each way.
 */
class SlotsStressTest {
  private static final List<String> QUICK =
      List.of("-sc", "false", "-fsm", "1", "-iters", "1", "-time", "500");
  private static final List<String> LONG = List.of("-m", "default");
  private static final boolean IS_LONG = System.getProperty("unclosed.stress", "").equals("long");

  /** A row of the summary: what came out, and how often. */
  private static final Pattern SAMPLES =
      Pattern.compile("^ +[0-9]+(?:, [0-9]+)* +([0-9,]+) +\\S+% ", Pattern.MULTILINE);

  @Test
  void oneNumberAndTwoThreads_neverMixOwners() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "stress"));
    Path printed = folder.resolve("printed.txt");

    int exitCode = jcstress(folder, printed);

    String output = Files.readString(printed);
    assertThat(output).contains("Failed tests: No matches", "Error tests: No matches");
    // A case that was skipped is not failed.
    String results = output.substring(output.indexOf("RUN RESULTS"));
    assertThat(results.lines().filter(line -> line.contains(" [OK] "))).hasSize(4);
    assertThat(exitCode).isZero();
    // A run that tried nothing is no proof.
    assertThat(samples(output)).isGreaterThan(10_000);
  }

  private static int jcstress(Path folder, Path printed) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-v", "-r", "."));
    command.addAll(List.of("-t", SlotsStress.class.getName(), "-f", "1", "-af", "NONE"));
    command.addAll(List.of("-strideSize", "256", "-strideCount", "40"));
    command.addAll(IS_LONG ? LONG : QUICK);
    command.addAll(List.of("-jvmArgs", "--add-exports java.base/jdk.internal.misc=ALL-UNNAMED"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(printed.toFile())
        .start()
        .waitFor();
  }

  private static long samples(String output) {
    long sum = 0;
    for (Matcher row = SAMPLES.matcher(output); row.find(); ) {
      sum += Long.parseLong(row.group(1).replace(",", ""));
    }
    return sum;
  }
}
