package io.unclosed;

import java.lang.instrument.Instrumentation;

/**
 * Where the JVM enters: {@code premain}, {@code agentmain} and {@code main}.
 *
 * <p>Compiled for Java 8 and calling nothing newer, so that a JVM which is too old can still load
 * the class that tells it so. It fears itself: whatever goes wrong is one line on standard error,
 * and the application runs.
 */
public final class UnclosedAgent {
  private static final int OLDEST = 17;

  private UnclosedAgent() {}

  /**
   * Called by the JVM before {@code main}, with {@code -javaagent:unclosed-agent.jar=arguments}.
   */
  public static void premain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, "premain");
  }

  /** Called by the JVM when a tool attaches. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, "agentmain");
  }

  /** The commands: {@code attach}, {@code report}, {@code help}, {@code version}. */
  public static void main(String[] arguments) throws Exception {
    if (feature() < OLDEST) {
      System.err.println(
          "unclosed: Java 17 or later is required, this is Java "
              + System.getProperty("java.version"));
      System.exit(1);
    }
    Object code =
        Class.forName("io.unclosed.command.Commands")
            .getMethod("run", String[].class, java.io.PrintStream.class, java.io.PrintStream.class)
            .invoke(null, arguments, System.out, System.err);
    System.exit((Integer) code);
  }

  private static void start(String arguments, Instrumentation instrumentation, String entry) {
    try {
      if (isToolOfTheJdk()) {
        return;
      }
      String unsuited = whyUnsuited();
      if (!unsuited.isEmpty()) {
        System.err.println("unclosed: not started: ".concat(unsuited));
        return;
      }
      // Linked only now, so that a JVM that is too old never meets a class file that is too new.
      AgentStart.start(arguments, instrumentation, entry);
    } catch (Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      System.err.println("unclosed: not started: ".concat(inWords(cause)));
    }
  }

  // By its name: the class is marked for removal.
  private static String inWords(Throwable cause) {
    return cause.getClass().getName().equals("java.security.AccessControlException")
        ? "the security manager grants the agent no permissions; see docs/jvm-messages.md"
        : String.valueOf(cause);
  }

  // JAVA_TOOL_OPTIONS reaches keytool, jps and jcmd too; their main class lies in a module of the
  // JDK.
  private static boolean isToolOfTheJdk() {
    String module = System.getProperty("jdk.module.main");
    return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
  }

  private static String whyUnsuited() {
    if (feature() < OLDEST) {
      return "Java 17 or later is required, this is Java "
          .concat(System.getProperty("java.version"));
    }
    String vm = String.valueOf(System.getProperty("java.vm.name"));
    boolean hotspot = vm.contains("HotSpot") || vm.contains("OpenJDK") || vm.contains("Server VM");
    return hotspot ? "" : "a HotSpot JVM is required, this is ".concat(vm);
  }

  private static int feature() {
    String version = String.valueOf(System.getProperty("java.specification.version"));
    return version.startsWith("1.")
        ? Integer.parseInt(version.substring(2))
        : Integer.parseInt(version);
  }
}
