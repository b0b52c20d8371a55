package io.unclosed.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Worker} in a JVM of its own, and what it used. */
final class WorkerJvm implements AutoCloseable {
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  private WorkerJvm(Process process) {
    this.process = process;
    this.questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  static WorkerJvm start(Jdk jdk, Variant variant, Work work) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(variant.flags());
    command.addAll(
        List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseG1GC",
            // A thread that ends takes its CPU time out of the sum below.
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-XX:-UseDynamicNumberOfGCThreads",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            work.name(),
            Path.of(jdk.home(), "release").toString()));
    return new WorkerJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Opens and closes so often, and gives what that took. */
  Window run(long opens, int threads) throws IOException {
    long before = cpuNanos();
    long[] answer = ask("run " + opens + " " + threads);
    return new Window(opens, cpuNanos() - before, answer[0], answer[1]);
  }

  /** Heap bytes that so many open resources keep, their own objects included. */
  long heldBytes(int count) throws IOException {
    return ask("hold " + count)[0];
  }

  private long[] ask(String question) throws IOException {
    questions.write(question + "\n");
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the measured JVM ended; see its standard error");
    }
    String[] words = answer.split(" ");
    return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
  }

  /** CPU time of all threads that live, in nanoseconds: the process' own counts hundredths. */
  private long cpuNanos() throws IOException {
    long sum = 0;
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        sum += cpuNanosOf(thread);
      }
    }
    return sum;
  }

  private static long cpuNanosOf(Path thread) throws IOException {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
