package io.unclosed.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, with what it printed; five minutes at most. */
record Tool(int status, String out, String err) {
  /** A JVM on a busy machine may need longer than the ten seconds that the JDK's tools wait. */
  static final String PATIENT = "-Dsun.tools.attach.attachTimeout=150000";

  static Tool run(String... command) {
    return runIn(Path.of("."), command);
  }

  static Tool runIn(Path folder, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      Process process = builder.start();
      process.getOutputStream().close();
      Output out = new Output(process.getInputStream());
      Output err = new Output(process.getErrorStream());
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("does not end: " + List.of(command) + err.text());
      }
      out.awaitEnd();
      err.awaitEnd();
      return new Tool(process.exitValue(), out.text(), err.text());
    } catch (IOException e) {
      throw new AssertionError("cannot run " + List.of(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The agent's jar as a command: {@code attach}, {@code report}, {@code help}. */
  static Tool agent(Jdk jdk, String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(jdk.tool("java"), PATIENT, "-jar", JvmStart.agentJar().toString()));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  /** The JDK's {@code jcmd} for a JVM. */
  static Tool jcmd(Jdk jdk, ForkedJvm jvm, String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(jdk.tool("jcmd"), "-J" + PATIENT, Long.toString(jvm.pid())));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }
}
