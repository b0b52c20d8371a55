package io.unclosed.demo;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Asks the agent of this very JVM, as any management client would from outside. */
final class AgentSays {
  private static final Pattern LIVE = Pattern.compile("\\(([0-9.,]+) MiB live after");
  private static final double MIB = 1 << 20;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** A page: {@code LeakDetector report}, {@code ProcessHealth trimTest} … */
  String page(String bean, String operation) throws JMException {
    return (String) call(bean, operation);
  }

  /** Memory by part, in MiB, as of now. */
  Map<String, Double> memory() throws JMException {
    call("LeakDetector", "checkNow");
    Map<String, Double> parts = new TreeMap<>();
    Object table = server.getAttribute(name("ProcessHealth"), "Memory");
    for (Object row : ((TabularData) table).values()) {
      CompositeData part = (CompositeData) row;
      CompositeData value = (CompositeData) part.get("value");
      parts.put((String) part.get("key"), ((Long) value.get("bytes")) / MIB);
    }
    return parts;
  }

  /** What of the heap was left by the last collection of all that is old, in MiB; 0 before one. */
  double liveHeap() throws JMException {
    call("LeakDetector", "checkNow");
    Matcher live = LIVE.matcher(page("ProcessHealth", "report"));
    return live.find() ? Double.parseDouble(live.group(1).replace(",", "")) : 0;
  }

  private Object call(String bean, String operation) throws JMException {
    return server.invoke(name(bean), operation, new Object[0], new String[0]);
  }

  private static ObjectName name(String bean) throws JMException {
    return new ObjectName("io.unclosed:type=" + bean);
  }
}
