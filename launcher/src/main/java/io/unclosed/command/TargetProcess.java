package io.unclosed.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process that is to be attached to, as the kernel shows it before anything touches it.
 *
 * <p>The attach mechanism of the JDK begins with SIGQUIT. Up to 19 it sends that to whatever has
 * the number: a process that is no JVM dies of it (tried), and nginx or PostgreSQL take it as the
 * order to shut down. So what has not mapped a {@code libjvm} gets no signal from us.
 *
 * <p>Where there is no {@code /proc} nothing is known, and nothing is refused.
 *
 * @param pid as this process sees it
 * @param proc its folder, such as {@code /proc/7}
 */
record TargetProcess(long pid, Path proc) {

  static TargetProcess of(long pid) {
    return new TargetProcess(pid, Path.of("/proc", Long.toString(pid)));
  }

  /**
   * @throws Refusal when an attach would fail, or would harm what is no JVM
   */
  void refuseWhatCannotAttach() throws Refusal {
    if (!knowsProc()) {
      return;
    }
    if (!Files.exists(proc)) {
      throw new Refusal(
          "no process " + pid + " found",
          "List the JVMs of this user with jps -l. For a JVM in a container, run this command inside"
              + " the container.");
    }
    refuseWhatIsNoJvm();
    if (startedWith("-XX:+DisableAttachMechanism")) {
      throw new Refusal(
          "process " + pid + " was started with -XX:+DisableAttachMechanism",
          "Restart the process with: java -javaagent:unclosed-agent.jar ... (this works with that flag).");
    }
    new DescriptorRoom(pid, proc).refuseWhenTooFewAreLeft();
  }

  private void refuseWhatIsNoJvm() throws Refusal {
    try (BufferedReader maps = Files.newBufferedReader(proc.resolve("maps"))) {
      for (String line = maps.readLine(); line != null; line = maps.readLine()) {
        if (line.contains("/libjvm.")) {
          return;
        }
      }
    } catch (IOException unreadable) {
      throw new Refusal(
          "process " + pid + " (user " + owner() + ") cannot be read as user " + user(),
          user().equals("root")
              ? "Root lacks CAP_SYS_PTRACE here. Run this command in the container of that process, or"
                  + " outside all containers."
              : "Run this command as that user (sudo -u " + owner() + " ...) or as root.");
    }
    throw new Refusal(
        "process " + pid + " is not a JVM (or a native image)",
        "List the JVMs of this user with jps -l.");
  }

  private boolean startedWith(String flag) {
    return textOf("cmdline").contains(flag) || textOf("environ").contains(flag);
  }

  /**
   * The jar's path when the process sees it there.
   *
   * @throws Refusal when it has another file system, as in a container
   */
  Path refuseIfItCannotSee(AgentJar jar) throws Refusal {
    Path seen = root().resolve("." + jar.path()).normalize();
    if (knowsProc() && !Files.exists(seen)) {
      throw new Refusal(
          "process " + pid + " runs in another file system and cannot see " + jar.path(),
          "Copy the jar into it, and run this command inside:\n  cp "
              + jar.path()
              + " "
              + root().resolve("tmp"));
    }
    return jar.path();
  }

  /** The root of what the process sees as its file system, reached from here. */
  Path root() {
    return knowsProc() ? proc.resolve("root") : Path.of("/");
  }

  /** The numeric user that the process runs as; -1 when unknown. */
  int uid() {
    return attribute(proc, "unix:uid") instanceof Integer uid ? uid : -1;
  }

  private String owner() {
    return String.valueOf(attribute(proc, "posix:owner"));
  }

  private static String user() {
    return System.getProperty("user.name", "?");
  }

  private String textOf(String file) {
    try {
      return new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException unknown) {
      return "";
    }
  }

  private static Object attribute(Path path, String name) {
    try {
      return Files.getAttribute(path, name);
    } catch (IOException | UnsupportedOperationException unknown) {
      return "unknown";
    }
  }

  private static boolean knowsProc() {
    return Files.exists(Path.of("/proc/self/maps"));
  }
}
