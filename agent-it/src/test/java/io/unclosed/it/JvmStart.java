package io.unclosed.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a JVM is to be started; each method adds to it and gives it back. */
final class JvmStart {
  private static final Path AGENT = Path.of(System.getProperty("unclosed.agent.jar"));

  private final List<String> options = new ArrayList<>();
  private final List<String> main = new ArrayList<>();
  private final List<String> wrapper = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private String classPath = programs();
  private boolean user;
  private String java = Jdks.found().get(0).tool("java");

  JvmStart() {}

  /** The packaged agent; a build without it fails the test that asks. */
  static Path agentJar() {
    if (!Files.isRegularFile(AGENT)) {
      throw new AssertionError("no agent at " + AGENT + "; module agent packages it");
    }
    return AGENT.toAbsolutePath().normalize();
  }

  /** Where the programs' classes are: a folder, as an application under development has. */
  static String programs() {
    return Path.of(System.getProperty("unclosed.programs", "target/test-classes"))
        .toAbsolutePath()
        .toString();
  }

  JvmStart on(Jdk jdk) {
    java = jdk.tool("java");
    return this;
  }

  /** A launcher other than a JDK's: that of a linked image. */
  JvmStart by(Path launcher) {
    java = launcher.toString();
    return this;
  }

  JvmStart withAgent(String agentOptions) {
    return vm("-javaagent:" + agentJar() + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
  }

  JvmStart vm(String... vmOptions) {
    options.addAll(List.of(vmOptions));
    return this;
  }

  /** A soft and hard limit of open descriptors that the JVM cannot raise. */
  JvmStart withDescriptors(int limit) {
    wrapper.addAll(List.of("sh", "-c", "ulimit -n " + limit + "; exec \"$@\"", "sh"));
    return vm("-XX:-MaxFDLimit");
  }

  /** As a user that has no other process, so that its limits are this JVM's alone; for root. */
  JvmStart asUser(int id) {
    user = true;
    wrapper.addAll(List.of("setpriv", "--reuid=" + id, "--clear-groups"));
    return this;
  }

  JvmStart withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts a jar or folder before the programs. */
  JvmStart withClassPath(Path first) {
    classPath = first + File.pathSeparator + classPath;
    return this;
  }

  /** The real libraries too, which the programs are compiled against: all of the test's path. */
  JvmStart withLibraries() {
    classPath = System.getProperty("java.class.path");
    return this;
  }

  JvmStart main(String... words) {
    main.addAll(List.of(words));
    return this;
  }

  /** Starts, and waits until the program says that it is ready. */
  ForkedJvm start() {
    ForkedJvm jvm = launch();
    try {
      jvm.awaitReady();
      return jvm;
    } catch (Throwable e) {
      jvm.close();
      throw e;
    }
  }

  /** Starts, and does not wait. */
  ForkedJvm launch() {
    try {
      Path folder = Files.createTempDirectory("it");
      if (user) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      Peer peer = new Peer(folder);
      ProcessBuilder builder = new ProcessBuilder(command(folder, peer));
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      return new ForkedJvm(builder.directory(folder.toFile()).start(), folder, peer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Path folder, Peer peer) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(List.of(java, "-Xmx256m", "-Dit.dir=" + folder));
    command.addAll(peer.properties());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(main);
    return command;
  }
}
