package io.unclosed.agent.export.jmx;

import static io.unclosed.agent.export.jmx.FindingsFixture.SOCKETS;
import static io.unclosed.agent.export.jmx.FindingsFixture.SOCKET_SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.jmx.LeakDetectorMXBean;
import io.unclosed.jmx.OpenResource;
import io.unclosed.jmx.SiteCount;
import io.unclosed.jmx.SiteGrowth;
import io.unclosed.jmx.Suspect;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementBeansTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final QueriesFixture desk = new QueriesFixture();
  private final ManagementBeans beans = new ManagementBeans(desk, desk);
  private JMXConnectorServer connectors;
  private JMXConnector connector;
  private MBeanServerConnection client;

  @BeforeEach
  void connect() throws Exception {
    beans.register(server);
    JMXServiceURL loopback = new JMXServiceURL("rmi", "127.0.0.1", 0);
    connectors = JMXConnectorServerFactory.newJMXConnectorServer(loopback, null, server);
    connectors.start();
    connector = connectors.toJMXConnector(null);
    connector.connect();
    client = connector.getMBeanServerConnection();
  }

  @AfterEach
  void disconnect() throws Exception {
    connector.close();
    connectors.stop();
    beans.unregister();
  }

  @Test
  void attributesOfOneRequest_areOfOneMoment() throws Exception {
    String[] account = {"TrackedFds", "OwnFds", "UntrackedFds", "KernelFds"};
    desk.asked.set(0);

    AttributeList values = client.getAttributes(new ObjectName(LeakDetectorMXBean.NAME), account);

    assertThat(values).hasSize(4);
    assertThat(desk.asked).hasValue(1);
    attribute("KernelFds");
    assertThat(desk.asked).hasValue(2);
  }

  @Test
  void suspects_areFlatCompositesInOrder() throws Exception {
    CompositeData[] suspects = (CompositeData[]) attribute("Suspects");

    assertThat(suspects).hasSize(2);
    CompositeData worst = suspects[0];
    assertThat(worst.get("severity")).isEqualTo("CRITICAL");
    assertThat(worst.get("confidence")).isEqualTo("LIKELY");
    assertThat(worst.get("evidence")).isEqualTo("CLOSE_WAIT, OUTLIVED");
    assertThat(worst.get("site")).isEqualTo(SOCKET_SITE);
    assertThat(worst.get("live")).isEqualTo(37L);
    assertThat(worst.get("perHour")).isEqualTo(911.5);
    assertThat(worst.get("exhaustsInSeconds")).isEqualTo(3_300L);
    assertThat(worst.get("raisedSecondsAgo")).isEqualTo(90L);
    assertThat(worst.getCompositeType().keySet())
        .containsExactlyInAnyOrder(
            "severity",
            "confidence",
            "kind",
            "evidence",
            "headline",
            "remedy",
            "site",
            "id",
            "live",
            "unit",
            "perHour",
            "oldestSeconds",
            "exhaustsInSeconds",
            "raisedSecondsAgo");
  }

  @Test
  void items_sayWhatTheyAreInTheValueItself() throws Exception {
    CompositeData worst = ((CompositeData[]) attribute("Suspects"))[0];
    assertThat(worst.getCompositeType().getDescription("oldestSeconds"))
        .isEqualTo("Age of the oldest open resource. In seconds.");

    TabularData sites = (TabularData) attribute("Sites");
    CompositeData figures = (CompositeData) sites.get(new Object[] {SOCKET_SITE}).get("value");
    assertThat(figures.get("open")).isEqualTo(37L);
    assertThat(figures.getCompositeType().getDescription("open"))
        .isEqualTo("Open now. In resources.");
  }

  @Test
  void proxy_givesTheRecordsBack() throws Exception {
    LeakDetectorMXBean detector =
        JMX.newMXBeanProxy(
            client, new ObjectName(LeakDetectorMXBean.NAME), LeakDetectorMXBean.class);

    Suspect worst = detector.getSuspects()[0];
    assertThat(worst.id()).isEqualTo(SOCKETS);
    assertThat(worst.oldestSeconds()).isEqualTo(FindingsFixture.OLDEST_SECONDS);
    assertThat(detector.getSuspectCount()).isEqualTo(1);
    assertThat(detector.checkNow()).isEqualTo(2);
    assertThat(detector.getSuspectsBySeverity())
        .containsOnly(entry("CRITICAL", 1L), entry("WARNING", 0L), entry("INFO", 1L));
    assertThat(detector.getSuspectFigures().get(SOCKETS).severity()).isEqualTo(2);
    assertThat(detector.getTrackedFds() + detector.getOwnFds() + detector.getUntrackedFds())
        .isEqualTo(detector.getKernelFds());
    assertThat(detector.getOverhead().sites()).isEqualTo(61);
    assertThat(detector.report()).startsWith("37 sockets\n");
    assertThat(detector.getHeadline()).isEqualTo("LEAK: 1 leak.");
    assertThat(detector.getLastLookSecondsAgo()).isEqualTo(7);
    assertThat(detector.sites("", 0)).extracting(SiteCount::open).containsExactly(999L, 211L, 37L);
    assertThat(detector.sites("socket", 5)).extracting(SiteCount::id).containsExactly(SOCKETS);
    assertThat(detector.openResources(SOCKETS, 5))
        .hasSize(5)
        .extracting(OpenResource::state)
        .containsOnly("CLOSE_WAIT");
    assertThat(detector.openResources(SOCKETS, 0)).hasSize(37);
    assertThat(detector.dismiss(SOCKETS)).isEqualTo("ignore=" + SOCKETS);
    detector.markBaseline();
    assertThat(detector.growthSinceBaseline(0))
        .containsExactly(new SiteGrowth("socket", 4, 37, 35, SOCKET_SITE, SOCKETS));
  }

  @Test
  void attributes_endAtFifty_operationsWhereTheyAreTold() throws Exception {
    desk.findings(FindingsFixture.crowded(61));

    assertThat((CompositeData[]) attribute("Suspects")).hasSize(50);
    assertThat(((TabularData) attribute("SuspectFigures")).size()).isEqualTo(50);
    TabularData sites = (TabularData) attribute("Sites");
    assertThat(sites.size()).isEqualTo(50);
    assertThat(sites.containsKey(new Object[] {"com.acme.Reader.read60(Reader.java:1)"})).isTrue();
    assertThat(sites.containsKey(new Object[] {"com.acme.Reader.read10(Reader.java:1)"})).isFalse();
    // The attributes are kept short for the clients that draw them; who asks for more gets it.
    assertThat((CompositeData[]) invoke("sites", "all", 1_000)).hasSize(61);
    assertThat((CompositeData[]) invoke("sites", "all", 0)).hasSize(50);
  }

  @Test
  void wrongArgument_isAnsweredWithTheRightOnes() {
    assertThatThrownBy(() -> invoke("sites", "String", 0))
        .hasMessageContaining("unknown kind 'String'; use all or one of: file, directory");
    assertThatThrownBy(() -> invoke("sites", "socket", -1))
        .hasMessageContaining("limit -1 is negative; use 0 for the default of 50, at most 10000");
    assertThatThrownBy(() -> invoke("openResources", "String", 0))
        .hasMessageContaining("some are " + SOCKETS);
    assertThatThrownBy(() -> invoke("stack", " "))
        .hasMessageContaining("id is missing; ids are in the attribute Suspects");
    assertThatThrownBy(() -> invoke("growthSinceBaseline", 0))
        .hasMessageContaining("markBaseline first");
  }

  @Test
  void changes_areSentWithTheSuspect() throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    client.addNotificationListener(
        new ObjectName(LeakDetectorMXBean.NAME), (notice, handback) -> heard.add(notice), null, 1);
    var suspect = FindingsFixture.suspect(SOCKETS, Severity.CRITICAL);

    beans.publish(
        FindingsFixture.leaking(
            3,
            new SuspectChange(SuspectChange.What.RAISED, suspect, ""),
            new SuspectChange(SuspectChange.What.CLEARED, suspect, "all 37 were closed")));

    Notification exhaustion = heard.poll(100, TimeUnit.SECONDS);
    assertThat(exhaustion.getType()).isEqualTo("io.unclosed.exhaustion");
    assertThat(exhaustion.getMessage())
        .isEqualTo(
            "file com.acme.Index.open(Index.java:12) has the most open: 3 opens failed, 295 of 4096"
                + " descriptors are in use");
    Notification raised = heard.poll(100, TimeUnit.SECONDS);
    assertThat(raised.getType()).isEqualTo("io.unclosed.suspect.raised");
    assertThat(raised.getMessage())
        .isEqualTo("socket " + SOCKET_SITE + ": CRITICAL, LIKELY: 37 sockets were not closed");
    assertThat(((CompositeData) raised.getUserData()).get("live")).isEqualTo(37L);
    Notification cleared = heard.poll(100, TimeUnit.SECONDS);
    assertThat(cleared.getType()).isEqualTo("io.unclosed.suspect.cleared");
    assertThat(cleared.getMessage()).endsWith(": cleared: all 37 were closed");

    // What was told is not told again: the next to come is the next change.
    beans.publish(FindingsFixture.leaking(3));
    beans.publish(
        FindingsFixture.leaking(3, new SuspectChange(SuspectChange.What.CHANGED, suspect, "")));
    assertThat(heard.poll(100, TimeUnit.SECONDS).getType())
        .isEqualTo("io.unclosed.suspect.changed");
  }

  @Test
  void registeringTwice_isOnce_andUnregisteringTakesAllAway() throws Exception {
    beans.register(server);
    assertThat(client.queryNames(new ObjectName("io.unclosed:*"), null)).hasSize(3);

    beans.unregister();
    beans.unregister();
    assertThat(client.queryNames(new ObjectName("io.unclosed:*"), null)).isEmpty();
    assertThatThrownBy(() -> attribute("Suspects")).isInstanceOf(InstanceNotFoundException.class);
  }

  @Test
  void takenName_isOneClearExceptionAndLeavesNothing() throws Exception {
    MBeanServer other = MBeanServerFactory.newMBeanServer();
    ManagementBeans first = new ManagementBeans(desk, desk);
    first.register(other);
    other.unregisterMBean(new ObjectName(LeakDetectorMXBean.NAME));

    assertThatThrownBy(() -> new ManagementBeans(desk, desk).register(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot register io.unclosed:type=ProcessHealth: ");
    assertThat(other.isRegistered(new ObjectName(LeakDetectorMXBean.NAME))).isFalse();
  }

  private Object attribute(String name) throws Exception {
    return client.getAttribute(new ObjectName(LeakDetectorMXBean.NAME), name);
  }

  private Object invoke(String name, Object... arguments) throws Exception {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = arguments[i] instanceof Integer ? "int" : "java.lang.String";
    }
    return client.invoke(new ObjectName(LeakDetectorMXBean.NAME), name, arguments, signature);
  }
}
