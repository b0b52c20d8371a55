package io.unclosed.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Holding} in a JVM that believes to be in a small container: 256 MB and one processor,
 * from which it chooses its collector and its heap.
 */
final class PodJvm implements AutoCloseable {
  private final Jdk jdk;
  private final Process process;

  private PodJvm(Jdk jdk, Process process) {
    this.jdk = jdk;
    this.process = process;
  }

  static PodJvm start(Jdk jdk, Variant variant, Holding program) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(List.of("-XX:MaxRAM=256m", "-XX:ActiveProcessorCount=1"));
    command.addAll(variant.flags());
    String file = Path.of(jdk.home(), "release").toString();
    command.addAll(List.of("-cp", program.folder().toString(), Holding.MAIN));
    command.addAll(List.of(Integer.toString(program.lines()), file));
    if (program.serves()) {
      command.add("serve");
    }
    return new PodJvm(
        jdk, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits until the program holds all that it will. */
  void awaitHeld() throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    if (!"held".equals(out.readLine())) {
      throw new IOException("the measured JVM ended; see its standard error");
    }
  }

  /** The resident set, in bytes. */
  long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException(status + " has no RSS");
  }

  /** Bytes of heap that live after a collection. */
  long liveBytes() throws IOException {
    // What finalizers, cleaners and soft references let go of is gone with the second.
    jcmd("GC.run");
    jcmd("GC.run");
    long bytes = 0;
    for (String line : jcmd("GC.class_histogram").split("\n")) {
      String[] words = line.strip().split("\\s+");
      // What the collector left where it was, and calls by this name, does not live.
      if (words[0].endsWith(":") && words.length > 3 && !words[3].contains("FillerElement")) {
        bytes += Long.parseLong(words[2]);
      }
    }
    return bytes;
  }

  private String jcmd(String what) throws IOException {
    String jcmd = Path.of(jdk.home(), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), what)
            .redirectErrorStream(true)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (asked.waitFor() != 0) {
        throw new IOException(what + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
