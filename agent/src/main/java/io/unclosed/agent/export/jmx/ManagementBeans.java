package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.Reports;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.jmx.LeakDetectorMXBean;
import io.unclosed.jmx.ProcessHealthMXBean;
import io.unclosed.jmx.TuningMXBean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import org.jspecify.annotations.Nullable;

/**
 * The three beans of the domain {@code io.unclosed} in the server that the application uses.
 *
 * <p>The server is given, never asked for: who asks first for the platform server fixes its builder
 * and a log manager, and that choice is the application's. Load this class only where {@code
 * java.management} is. Every method is safe from any thread.
 */
public final class ManagementBeans {
  private final AgentQueries agentQueries;
  private final Reports reports;
  private @Nullable MBeanServer server;
  private @Nullable EmittingBean detector;
  private @Nullable Notices notices;

  /** Keeps both for the beans; registers nothing yet. */
  public ManagementBeans(AgentQueries agentQueries, Reports reports) {
    this.agentQueries = agentQueries;
    this.reports = reports;
  }

  /**
   * Registers the beans; when they are registered already, does nothing.
   *
   * @param platformServer an {@link MBeanServer}; an object here, so that callers load without
   *     {@code java.management}
   * @throws IllegalStateException when the server refuses one, say because the name is taken; then
   *     none is registered
   */
  public synchronized void register(Object platformServer) {
    if (server != null) {
      return;
    }
    MBeanServer target = (MBeanServer) platformServer;
    Set<ObjectName> done = new LinkedHashSet<>();
    RequestSnapshot look = new RequestSnapshot(agentQueries);
    String next = LeakDetectorMXBean.NAME;
    try {
      EmittingBean leaks =
          new EmittingBean(
              new LeakDetectorBean(agentQueries, reports, look),
              LeakDetectorMXBean.class,
              look,
              Notices.infos());
      ObjectName leaksName = register(target, done, next, leaks);
      next = ProcessHealthMXBean.NAME;
      register(
          target,
          done,
          next,
          new DescribedBean(
              new ProcessHealthBean(
                  look, reports, new MemoryQuestions(agentQueries, new JvmCommands(target))),
              ProcessHealthMXBean.class,
              look));
      next = TuningMXBean.NAME;
      register(
          target,
          done,
          next,
          new DescribedBean(new TuningBean(look, reports), TuningMXBean.class, look));
      notices = new Notices(leaksName, suspectType(leaks));
      detector = leaks;
      server = target;
    } catch (JMException | RuntimeException e) {
      unregister(target, done);
      throw new IllegalStateException("cannot register " + next + ": " + e, e);
    }
  }

  private static ObjectName register(
      MBeanServer server, Set<ObjectName> done, String name, Object bean) throws JMException {
    ObjectName objectName = new ObjectName(name);
    server.registerMBean(bean, objectName);
    done.add(objectName);
    return objectName;
  }

  private static CompositeType suspectType(EmittingBean leaks) throws OpenDataException {
    for (var attribute : leaks.getMBeanInfo().getAttributes()) {
      OpenType<?> type = BeanInfos.openType(attribute.getDescriptor());
      if (attribute.getName().equals("Suspects") && type instanceof ArrayType<?> array) {
        return (CompositeType) array.getElementOpenType();
      }
    }
    throw new OpenDataException("no attribute Suspects");
  }

  /** Takes the beans back; does nothing when they are not registered. */
  public synchronized void unregister() {
    MBeanServer target = server;
    if (target == null) {
      return;
    }
    server = null;
    detector = null;
    notices = null;
    try {
      unregister(
          target,
          List.of(
              new ObjectName(LeakDetectorMXBean.NAME),
              new ObjectName(ProcessHealthMXBean.NAME),
              new ObjectName(TuningMXBean.NAME)));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unregister(MBeanServer server, Iterable<ObjectName> names) {
    for (ObjectName name : names) {
      try {
        server.unregisterMBean(name);
      } catch (JMException gone) {
        // Somebody else has taken it away: what we want. The others are still to do.
      }
    }
  }

  /**
   * Sends what is new in these findings to the listeners; does nothing before {@link #register}.
   *
   * <p>Never waits for a listener. Give it each findings once, in order.
   */
  public synchronized void publish(Findings findings) {
    EmittingBean emitter = detector;
    Notices news = notices;
    if (emitter == null || news == null) {
      return;
    }
    try {
      for (Notification notice : news.of(findings)) {
        emitter.send(notice);
      }
    } catch (OpenDataException e) {
      throw new IllegalStateException("cannot publish: " + e.getMessage(), e);
    }
  }
}
