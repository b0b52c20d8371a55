package io.unclosed.it;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The beans as JConsole gets them: the attach API starts the JVM's local connector. */
final class AttachedBeans implements Beans, AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private AttachedBeans(JMXConnector connector) throws IOException {
    this.connector = connector;
    server = connector.getMBeanServerConnection();
  }

  static AttachedBeans to(long pid) {
    try {
      VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
      try {
        JMXServiceURL url = new JMXServiceURL(vm.startLocalManagementAgent());
        return new AttachedBeans(JMXConnectorFactory.connect(url));
      } finally {
        vm.detach();
      }
    } catch (Exception e) {
      throw new AssertionError("cannot attach to " + pid, e);
    }
  }

  MBeanServerConnection server() {
    return server;
  }

  @Override
  public Map<String, Object> attributes(String bean, String... names) {
    try {
      return ConsoleBeans.byName(server.getAttributes(new ObjectName(bean), names));
    } catch (Exception e) {
      throw new AssertionError(bean, e);
    }
  }

  @Override
  public Object call(String bean, String operation, Object[] arguments, String... types) {
    try {
      return server.invoke(new ObjectName(bean), operation, arguments, types);
    } catch (Exception e) {
      throw new AssertionError(bean + "." + operation, e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
