package io.unclosed.agent.export.jmx;

import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * The JVM's diagnostic commands, those of {@code jcmd}, by the bean that has them.
 *
 * <p>The server is given, as in {@link ManagementBeans}. Load this class only where {@code
 * java.management} is.
 */
public final class JvmCommands {
  private static final String NAME = "com.sun.management:type=DiagnosticCommand";

  private final MBeanServer server;

  /** Takes an {@link MBeanServer}; an object here, as in {@link ManagementBeans#register}. */
  public JvmCommands(Object platformServer) {
    server = (MBeanServer) platformServer;
  }

  /**
   * Runs a command and gives what it prints.
   *
   * @param operation the command as the bean calls it: {@code gcClassHistogram}
   * @throws IllegalStateException when this JVM has no such command, or it failed
   */
  public String run(String operation, String... arguments) {
    boolean plain = arguments.length == 0;
    try {
      return (String)
          server.invoke(
              new ObjectName(NAME),
              operation,
              plain ? new Object[0] : new Object[] {arguments},
              plain ? new String[0] : new String[] {String[].class.getName()});
    } catch (InstanceNotFoundException | ReflectionException e) {
      throw new IllegalStateException("this JVM has no command " + operation, e);
    } catch (JMException e) {
      throw new IllegalStateException(operation + " failed: " + e.getMessage(), e);
    }
  }
}
