package io.unclosed.agent;

import io.unclosed.agent.export.jmx.JvmCommands;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM for its account of native memory.
 *
 * <p>Only the diagnostic commands' bean tells it, so nothing is known before somebody has asked for
 * the platform's server. An answer costs 0.2 ms; a JVM that keeps no account ({@code
 * -XX:NativeMemoryTracking}) is asked once.
 */
final class NativeMemory implements Supplier<String> {
  private volatile @Nullable Object server;
  private boolean off;

  /** Takes the platform's server, from any thread. */
  void server(Object platformServer) {
    server = platformServer;
  }

  /** The account in the JVM's words; empty where there is none. On the heartbeat's thread. */
  @Override
  public String get() {
    Object asked = server;
    if (off || asked == null) {
      return "";
    }
    String answer;
    try {
      answer = new JvmCommands(asked).run("vmNativeMemory", "summary", "scale=B");
    } catch (IllegalStateException | LinkageError noSuchCommand) {
      answer = "";
    }
    off = !answer.contains("committed=");
    return off ? "" : answer;
  }
}
