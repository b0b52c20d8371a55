package io.unclosed;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the agent's class loader and enters the agent through it, once; every later entry goes to
 * the same agent.
 *
 * <p>The static field is the one piece of state in the application's loader: it is what a second
 * {@code -javaagent} and a second attach find.
 */
final class AgentStart {
  private static @Nullable Consumer<Object[]> agent;

  private AgentStart() {}

  /**
   * Starts the agent, or hands {@code arguments} to the one that runs.
   *
   * @param how {@code premain} or {@code agentmain}
   * @throws Exception when the agent cannot start; the caller tells it in one line
   */
  static synchronized void start(
      @Nullable String arguments, Instrumentation instrumentation, String how) throws Exception {
    Consumer<Object[]> entry = agent;
    if (entry == null) {
      entry = new AgentClassLoader(ownJar()).agent();
      agent = entry;
    }
    entry.accept(new Object[] {arguments, instrumentation, how});
  }

  private static File ownJar() throws Exception {
    return new File(AgentStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
