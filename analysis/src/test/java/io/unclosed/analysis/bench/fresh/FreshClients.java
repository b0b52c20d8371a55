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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Healthy clients: pools and connections that follow a load.
 *
 * <p>Written from public descriptions alone, without knowledge of how the analysis judges. Do not
 * tune anything on these families, nor change them after a result was seen: add a family elsewhere.
 */
final class FreshClients {
  private FreshClients() {}

  static List<FreshFamily> all() {
    return List.of(
        FreshFamily.of(
            "JDBC pool of 5 to 100: retired at 30 min, idle ones after 10 min",
            24,
            "maxLifetime, idleTimeout and minimumIdle:"
                + " https://github.com/brettwooldridge/HikariCP#readme",
            FreshClients::jdbcPool),
        FreshFamily.of(
            "HTTP client pool without maximum that follows the day, idle limit 20 min",
            36,
            "jdk.httpclient.connectionPoolSize 0 and keepalive.timeout 1200 s of JDK 17:"
                + " https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html",
            FreshClients::unlimitedPool),
        FreshFamily.of(
            "proxy: upstream hosts scale by the day, old connections drain for up to an hour",
            36,
            "a host that leaves gets no new requests, those in flight may end (connection draining)",
            FreshClients::upstreams),
        FreshFamily.of(
            "crawler: a connection for each host, slow hosts, campaigns of hours",
            24,
            "polite crawlers keep one connection for each host between delayed fetches",
            FreshClients::crawler),
        FreshFamily.of(
            "outage of 10 to 60 min: calls pile up until their timeout, then all ends",
            12,
            "calls to a dead host hang: https://github.com/linkerd/linkerd/issues/1178, but all are closed",
            FreshClients::outage),
        FreshFamily.of(
            "executor and file for each tenant, evicted after 1 to 6 h without use",
            36,
            "loading cache with expireAfterAccess: https://github.com/ben-manes/caffeine/wiki/Eviction",
            FreshClients::tenantExecutors));
  }

  private static void jdbcPool(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "socket").api("java.net.Socket.connect");
    int minimum = count(r, 5, 20);
    int maximum = minimum + count(r, 1, 80);
    DoubleUnaryOperator load = day(r, 0);
    for (int slot = 0; slot < maximum; slot++) {
      double wanted = slot < minimum ? -1 : (slot - minimum) / (double) (maximum - minimum);
      double t = slot < minimum ? MINUTE * r.nextDouble() : 0;
      while (t < 24) {
        if (load.applyAsDouble(t) * (1 + 0.1 * r.nextGaussian()) > wanted) {
          double life = (30 - 0.75 * r.nextDouble()) * MINUTE;
          boolean idles = load.applyAsDouble(t + life) < wanted;
          double lasts = idles ? 10 * MINUTE + life * r.nextDouble() / 2 : life;
          open(site, t, lasts);
          t += lasts;
        }
        t += exponential(r, slot < minimum ? SECOND : MINUTE);
      }
    }
    p.add(site);
  }

  private static void unlimitedPool(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "socket").api("java.net.http.HttpClient.sendAsync");
    double peak = between(r, 5, 120);
    double bursts = between(r, 0.0002, 0.005);
    DoubleUnaryOperator load = day(r, between(r, 0.05, 0.5));
    List<double[]> pool = new ArrayList<>();
    for (double t = 0; t < 36; t += 10 * SECOND) {
      double mean = peak * load.applyAsDouble(t) * (chance(r, bursts) ? between(r, 1.5, 4) : 1);
      int needed = (int) Math.max(0, mean + Math.sqrt(mean) * r.nextGaussian());
      while (pool.size() < needed) {
        pool.add(new double[] {t + 10 * SECOND * r.nextDouble(), t});
      }
      for (int i = 0; i < needed; i++) {
        pool.get(i)[1] = t;
      }
      while (!pool.isEmpty() && t - pool.get(pool.size() - 1)[1] > 20 * MINUTE) {
        double born = pool.remove(pool.size() - 1)[0];
        open(site, born, t - born);
      }
    }
    pool.forEach(c -> open(site, c[0], FOR_EVER));
    p.add(site);
  }

  private static void upstreams(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "socket").api("java.nio.channels.SocketChannel.connect");
    int hosts = count(r, 4, 20);
    int each = count(r, 4, 24);
    double drain = between(r, 1, 60) * MINUTE;
    DoubleUnaryOperator load = day(r, 0);
    for (int host = 0; host < hosts; host++) {
      double wanted = (host - hosts / 4.0) / hosts;
      for (double t = 0; t < 36; t += 5 * MINUTE) {
        if (load.applyAsDouble(t) < wanted) {
          continue;
        }
        double began = t;
        while (t < 36 && load.applyAsDouble(t) > wanted - 0.1) {
          t += 5 * MINUTE;
        }
        for (int c = 0; c < each; c++) {
          double at = began + exponential(r, 5 * MINUTE);
          double end = t + (chance(r, 0.2) ? drain * r.nextDouble() : 5 * SECOND);
          open(site, at, t < 36 ? Math.max(SECOND, end - at) : FOR_EVER);
        }
      }
    }
    p.add(site);
  }

  private static void crawler(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "socket").api("java.nio.channels.SocketChannel.connect");
    double slow = between(r, 0.005, 0.1);
    double fetches = between(r, 0.5, 10);
    for (double campaign : moments(r, 0.3, 0, 24)) {
      double hours = between(r, 0.3, 6);
      double delay = between(r, 1, 30) * SECOND;
      for (double t : moments(r, count(r, 60, 1200), campaign, Math.min(24, campaign + hours))) {
        double life = delay * exponential(r, fetches) + 60 * SECOND;
        open(site, t, chance(r, slow) ? life + logNormal(r, 20 * MINUTE, 1) : life);
      }
    }
    p.add(site);
  }

  private static void outage(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "socket").api("java.net.Socket.connect");
    double calls = between(r, 600, 7200);
    double timeout = between(r, 0.5, 10) * MINUTE;
    double from = between(r, 0.5, 10);
    double to = from + between(r, 10, 60) * MINUTE;
    for (double t : moments(r, calls, 0, 12)) {
      boolean hangs = t > from && t < to;
      open(site, t, hangs ? Math.min(timeout, to + MINUTE - t) : logNormal(r, SECOND / 10, 1));
    }
    p.add(site);
  }

  private static void tenantExecutors(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture threads = new CallSiteFixture(seed + "t", "thread");
    CallSiteFixture files = new CallSiteFixture(seed + "f", "file");
    double eviction = between(r, 1, 6);
    DoubleUnaryOperator load = day(r, 0.05);
    int tenants = count(r, 10, 200);
    int each = count(r, 1, 4);
    for (int i = 1; i <= tenants; i++) {
      List<Double> uses = moments(r, 20.0 / i, load, 0, 36);
      for (int u = 0; u < uses.size(); u++) {
        double from = uses.get(u);
        while (u + 1 < uses.size() && uses.get(u + 1) - uses.get(u) < eviction) {
          u++;
        }
        double life = uses.get(u) - from + eviction;
        open(files, from, life);
        for (int thread = 0; thread < each; thread++) {
          open(threads, from + exponential(r, MINUTE), life);
        }
      }
    }
    p.add(threads).add(files);
  }
}
