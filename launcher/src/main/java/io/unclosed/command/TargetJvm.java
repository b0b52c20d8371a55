package io.unclosed.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.AttachOperationFailedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The JVM at the other end of the attach mechanism.
 *
 * <p>The one class that names {@code com.sun.tools.attach}: on a runtime without that module it
 * fails to load with {@link NoClassDefFoundError}, and all other commands still work.
 */
final class TargetJvm {
  private TargetJvm() {}

  /**
   * Loads the agent and returns when its {@code agentmain} has.
   *
   * @throws Refusal when the JVM does not let us in
   */
  static void load(long pid, Path jar, String options) throws Refusal {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgent(jar.toString(), options);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException silent) {
      throw new Refusal(
          "process " + pid + " does not respond to the attach request: " + silent.getMessage(),
          "Check whether the JVM is stopped, swapping, out of threads or was started with"
              + " -XX:+DisableAttachMechanism.\n"
              + atNextStart(jar));
    } catch (AgentLoadException | AgentInitializationException | AttachOperationFailedException e) {
      throw notLoaded(pid, jar, e);
    } catch (IOException e) {
      throw new Refusal(
          "process " + pid + " cannot be reached: " + e.getMessage(),
          "Run this command as the user of that process or as root, in the same container.");
    }
  }

  private static Refusal notLoaded(long pid, Path jar, Exception e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Dynamic agent loading is not enabled")) {
      return new Refusal(
          "process " + pid + " was started with -XX:-EnableDynamicAgentLoading",
          "Restart the process with: java -javaagent:" + jar + " ...");
    }
    return new Refusal(
        "process " + pid + " did not load the agent: " + message,
        "See the standard error of that process for details.");
  }

  static String atNextStart(Path jar) {
    return "Or restart the process with: java -javaagent:" + jar + " ...";
  }
}
