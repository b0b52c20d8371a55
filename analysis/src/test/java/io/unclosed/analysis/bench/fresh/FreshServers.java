package io.unclosed.analysis.bench.fresh;

import static io.unclosed.analysis.bench.fresh.Draw.FOR_EVER;
import static io.unclosed.analysis.bench.fresh.Draw.MINUTE;
import static io.unclosed.analysis.bench.fresh.Draw.SECOND;
import static io.unclosed.analysis.bench.fresh.Draw.between;
import static io.unclosed.analysis.bench.fresh.Draw.chance;
import static io.unclosed.analysis.bench.fresh.Draw.count;
import static io.unclosed.analysis.bench.fresh.Draw.day;
import static io.unclosed.analysis.bench.fresh.Draw.exponential;
import static io.unclosed.analysis.bench.fresh.Draw.logNormal;
import static io.unclosed.analysis.bench.fresh.Draw.moments;
import static io.unclosed.analysis.bench.fresh.Draw.open;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Healthy servers: what is open is what their clients keep open.
 *
 * <p>Written from public descriptions alone, without knowledge of how the analysis judges. Do not
 * tune anything on these families, nor change them after a result was seen: add a family elsewhere.
 */
final class FreshServers {
  private FreshServers() {}

  static List<FreshFamily> all() {
    return List.of(
        FreshFamily.of(
            "Kafka broker: client connections, whole client services restart",
            24,
            "connections.max.idle.ms closes after 10 min, producers and consumers stay:"
                + " https://kafka.apache.org/documentation/",
            FreshServers::kafkaClients),
        FreshFamily.of(
            "ensemble leader: one connection and thread for each follower, while it leads",
            36,
            "LearnerHandler of a ZooKeeper leader:"
                + " https://zookeeper.apache.org/doc/current/zookeeperInternals.html",
            FreshServers::leader),
        FreshFamily.of(
            "WebSocket chat: sessions of minutes, browser tabs left open for a day",
            36,
            "one connection for each open tab, reconnecting at each deploy: RFC 6455",
            FreshServers::chat),
        FreshFamily.of(
            "IMAP: checks of seconds beside IDLE sessions of hours, a file for each",
            24,
            "clients refresh IDLE before the 30 min timeout:"
                + " http://docs.oracle.com/cd/E19563-01/819-4428/bgaei/index.html",
            FreshServers::imap),
        FreshFamily.of(
            "MQTT broker: a fleet that grows by 1 to 6 devices an hour",
            48,
            "a device stays until its keep-alive fails 1.5 times, MQTT-3.1.2-24",
            FreshServers::mqtt),
        FreshFamily.of(
            "gRPC server: each connection ends at its maximum age",
            12,
            "MAX_CONNECTION_AGE with 10% jitter and a grace:"
                + " https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md",
            FreshServers::maxAge),
        FreshFamily.of(
            "FTP server: thread, control connection, short and hour-long transfers",
            24,
            "idle control connections end after a timeout, as in Apache FtpServer",
            FreshServers::ftp),
        FreshFamily.of(
            "cluster: 10 to 60 members join one by one, rolling restart a day later",
            36,
            "each Hazelcast member has one TCP connection to each other member",
            FreshServers::cluster));
  }

  private static CallSiteFixture accepts(String seed) {
    return new CallSiteFixture(seed + "a", "socket")
        .api("java.nio.channels.ServerSocketChannel.accept");
  }

  private static void kafkaClients(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = accepts(seed);
    int services = count(r, 4, 30);
    for (int s = 0; s < services; s++) {
      int connections = count(r, 2, 20);
      double restartsPerDay = between(r, 0.1, 4);
      double t = chance(r, 0.7) ? between(r, SECOND, 10 * MINUTE) : 20 * r.nextDouble();
      while (t < 24) {
        double life = exponential(r, 24 / restartsPerDay);
        for (int c = 0; c < connections; c++) {
          open(site, t + exponential(r, MINUTE), life);
        }
        t += life + exponential(r, 2 * MINUTE);
      }
    }
    for (double t : moments(r, between(r, 20, 600), 0, 24)) {
      open(site, t, chance(r, 0.5) ? exponential(r, 5 * SECOND) : 10 * MINUTE);
    }
    p.add(site);
  }

  private static void leader(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture sockets = accepts(seed);
    CallSiteFixture threads = new CallSiteFixture(seed + "t", "thread");
    int learners = count(r, 2, 40);
    double t = chance(r, 0.3) ? 0.01 : 20 * r.nextDouble();
    while (t < 36) {
      double term = between(r, 1, 60);
      for (int i = 0; i < learners; i++) {
        double at = t + exponential(r, 10 * SECOND);
        double end = t + (chance(r, 0.2) ? term * r.nextDouble() : term);
        if (end > at) {
          open(sockets, at, end - at);
          open(threads, at + 0.02 * SECOND, end - at);
        }
      }
      t += term + between(r, MINUTE, 10);
    }
    p.add(sockets).add(threads);
  }

  private static void chat(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = accepts(seed);
    double median = between(r, 3, 30) * MINUTE;
    double sigma = between(r, 1.2, 2.2);
    int atDeploy = count(r, 20, 500);
    for (int i = 0; i < atDeploy; i++) {
      open(site, exponential(r, MINUTE), Math.min(24, logNormal(r, 4 * median, sigma)));
    }
    for (double t : moments(r, between(r, 20, 300), day(r, 0.1), 0, 36)) {
      open(site, t, Math.min(24, logNormal(r, median, sigma)));
    }
    p.add(site);
  }

  private static void imap(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture sockets = accepts(seed);
    CallSiteFixture mailboxes = new CallSiteFixture(seed + "m", "file");
    double idle = between(r, 0.02, 0.4);
    double hours = between(r, 1, 6);
    for (double t : moments(r, between(r, 60, 600), day(r, 0.05), 0, 24)) {
      double life = chance(r, idle) ? logNormal(r, hours, 0.9) : exponential(r, 10 * SECOND);
      open(sockets, t, life);
      open(mailboxes, t + between(r, 0.1, 5) * SECOND, life);
    }
    p.add(sockets).add(mailboxes);
  }

  private static void mqtt(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = accepts(seed);
    double days = between(r, 12, 120);
    int fleet = count(r, 30, 400);
    for (int i = 0; i < fleet; i++) {
      stayConnected(site, r, exponential(r, 3 * MINUTE), days);
    }
    for (double t : moments(r, between(r, 1, 6), 0, 48)) {
      stayConnected(site, r, t, days);
    }
    double keepAlive = between(r, 1, 15) * MINUTE;
    for (double t : moments(r, between(r, 5, 200), day(r, 0.3), 0, 48)) {
      open(site, t, exponential(r, 10 * MINUTE) + (chance(r, 0.3) ? 1.5 * keepAlive : 0));
    }
    p.add(site);
  }

  private static void stayConnected(CallSiteFixture site, Random r, double from, double mean) {
    for (double t = from; t < 48; ) {
      double life = exponential(r, mean);
      open(site, t, life);
      t += life + exponential(r, MINUTE);
    }
  }

  private static void maxAge(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = accepts(seed);
    double age = between(r, 10, 120) * MINUTE;
    double grace = between(r, 1, 10) * MINUTE;
    int clients = count(r, 10, 150);
    double rollout = between(r, 2, 90) * MINUTE;
    for (int i = 0; i < clients; i++) {
      for (double t = rollout * r.nextDouble(); t < 12; ) {
        double life = age * (0.9 + 0.2 * r.nextDouble());
        boolean streams = chance(r, 0.1);
        open(site, t, life + (streams ? grace : exponential(r, SECOND)));
        t += life;
      }
    }
    p.add(site);
  }

  private static void ftp(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture control = accepts(seed);
    CallSiteFixture threads = new CallSiteFixture(seed + "t", "thread");
    CallSiteFixture data = new CallSiteFixture(seed + "d", "socket");
    double timeout = between(r, 5, 30) * MINUTE;
    double large = between(r, 0.002, 0.05);
    for (double t : moments(r, between(r, 5, 120), day(r, 0.2), 0, 24)) {
      double at = t;
      for (int transfers = count(r, 1, 30); transfers > 0; transfers--) {
        at += exponential(r, 10 * SECOND);
        double takes = chance(r, large) ? logNormal(r, 1, 0.8) : logNormal(r, 2 * SECOND, 1.2);
        open(data, at, takes);
        at += takes;
      }
      double life = at - t + (chance(r, 0.3) ? timeout : exponential(r, 2 * SECOND));
      open(control, t, life);
      open(threads, t + 0.01 * SECOND, life);
    }
    p.add(control).add(threads).add(data);
  }

  private static void cluster(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "socket").api("java.nio.channels.SocketChannel.connect");
    int members = count(r, 10, 60);
    double pace = between(r, 0.5, 5) * MINUTE;
    double restart = between(r, 12, 40);
    DoubleUnaryOperator turn = i -> i * pace * (0.8 + 0.4 * r.nextDouble());
    for (int i = 0; i < members; i++) {
      double leaves = restart + turn.applyAsDouble(i);
      double joins = turn.applyAsDouble(i) + MINUTE;
      open(site, joins, leaves - joins);
      open(site, leaves + between(r, 0.2, 2) * MINUTE, FOR_EVER);
    }
    p.add(site);
  }
}
