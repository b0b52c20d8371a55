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
 * Healthy stores and jobs: files that stay for a reason.
 *
 * <p>Written from public descriptions alone, without knowledge of how the analysis judges. Do not
 * tune anything on these families, nor change them after a result was seen: add a family elsewhere.
 */
final class FreshStores {
  private FreshStores() {}

  static List<FreshFamily> all() {
    return List.of(
        FreshFamily.of(
            "Kafka broker: log segments stay open until retention (8 to 48 h)",
            72,
            "a handle for each segment, active or not:"
                + " https://www.netdata.cloud/guides/kafka/kafka-too-many-open-files/",
            FreshStores::segments),
        FreshFamily.of(
            "search index: segments merged tier by tier, scrolls hold old ones",
            24,
            "Lucene's TieredMergePolicy, and scrolls:"
                + " https://github.com/elastic/elasticsearch/issues/35241",
            FreshStores::searchIndex),
        FreshFamily.of(
            "LSM store: size-tiered compaction by 4, repairs bring many tables at once",
            48,
            "Cassandra keeps each SSTable open until it is compacted away:"
                + " https://cassandra.apache.org/doc/latest/",
            FreshStores::lsm),
        FreshFamily.of(
            "one database file for each tenant, opened at the first touch, never closed",
            48,
            "a server that does not close unused database files:"
                + " https://github.com/orientechnologies/orientdb/issues/4681",
            FreshStores::tenants),
        FreshFamily.of(
            "one log file for each session, closed when idle for 15 min to 3 h",
            24,
            "Log4j 2 RoutingAppender with IdlePurgePolicy:"
                + " https://logging.apache.org/log4j/2.x/manual/appenders.html",
            FreshStores::routedLogs),
        FreshFamily.of(
            "nightly job that opens 50 to 1,500 files and closes all at its end",
            30,
            "an external merge sort keeps all its runs open beside hourly jobs of seconds",
            FreshStores::nightly),
        FreshFamily.of(
            "build daemon: jars of class loaders stay until a loader expires",
            24,
            "Gradle's daemon keeps class loaders between builds:"
                + " https://docs.gradle.org/current/userguide/gradle_daemon.html",
            FreshStores::buildDaemon),
        FreshFamily.of(
            "thumbnailer: child processes in bursts, hung ones killed after 10 to 30 min",
            24,
            "converters that hang on a broken image until a watchdog ends them",
            FreshStores::thumbnails));
  }

  private static void segments(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    int partitions = count(r, 5, 50);
    double retention = between(r, 8, 48);
    boolean newBroker = chance(r, 0.5);
    for (int i = 0; i < partitions; i++) {
      double roll = between(r, 1, 6);
      double t = newBroker ? 5 * MINUTE * r.nextDouble() : roll * r.nextDouble() - retention;
      while (t < 72) {
        double end = t + roll + retention;
        double at = t > 0 ? t : MINUTE * r.nextDouble();
        double sweep = Math.ceil(end / (5 * MINUTE)) * 5 * MINUTE + MINUTE;
        if (sweep > at) {
          open(site, at, sweep - at);
        }
        t += roll * (0.9 + 0.2 * r.nextDouble());
      }
    }
    p.add(site);
  }

  private static void searchIndex(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    double flush = between(r, 5, 120) * SECOND;
    new Draw.Tiers(site, r, flush, 10, 0).write(day(r, 0.1), 24);
    for (double t : moments(r, between(r, 0.2, 4), 0, 24)) {
      double holds = between(r, 5, 240) * MINUTE;
      for (int files = count(r, 5, 40); files > 0; files--) {
        open(site, Math.max(0, t - exponential(r, MINUTE)), holds);
      }
    }
    p.add(site);
  }

  private static void lsm(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    int existing = count(r, 20, 600);
    for (int i = 0; i < existing; i++) {
      open(site, MINUTE * r.nextDouble(), chance(r, 0.8) ? FOR_EVER : between(r, 1, 96));
    }
    new Draw.Tiers(site, r, between(r, 2, 30) * MINUTE, 4, 0).write(t -> 1, 48);
    for (double t : moments(r, between(r, 0.02, 0.2), 0, 48)) {
      double takes = between(r, 5, 90) * MINUTE;
      double compacted = takes + between(r, 0.5, 10);
      for (int tables = count(r, 20, 300); tables > 0; tables--) {
        double at = takes * r.nextDouble();
        open(site, t + at, compacted - at);
      }
    }
    p.add(site);
  }

  private static void tenants(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    int tenants = count(r, 60, 1500);
    double busiest = between(r, 10, 400);
    double exponent = between(r, 0.7, 1.3);
    DoubleUnaryOperator day = day(r, between(r, 0.05, 1));
    for (int i = 1; i <= tenants; i++) {
      List<Double> touched = moments(r, busiest / Math.pow(i, exponent), day, 0, 48);
      if (!touched.isEmpty()) {
        open(site, touched.get(0), FOR_EVER);
      }
    }
    p.add(site);
  }

  private static void routedLogs(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    double idle = between(r, 0.25, 3);
    double length = between(r, 5, 60) * MINUTE;
    for (double t : moments(r, between(r, 5, 150), day(r, 0.05), 0, 24)) {
      double end = t + logNormal(r, length, 0.8) + idle;
      double purge = Math.ceil(end / (idle / 3)) * idle / 3;
      open(site, t, purge - t);
    }
    p.add(site);
  }

  private static void nightly(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    for (double t = r.nextDouble(); t < 30; t++) {
      for (int files = count(r, 3, 50); files > 0; files--) {
        open(site, t + 20 * SECOND * r.nextDouble(), exponential(r, 3 * SECOND));
      }
    }
    double opens = between(r, 5, 60) * MINUTE;
    double lasts = opens + between(r, 0.2, 4);
    for (double t = 24 * r.nextDouble(); t < 30; t += 24) {
      for (int files = count(r, 50, 1500); files > 0; files--) {
        double at = opens * r.nextDouble();
        open(site, t + at, lasts - at + 2 * SECOND * r.nextDouble());
      }
    }
    p.add(site);
  }

  private static void buildDaemon(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    double expiry = between(r, 1, 8);
    for (double t : moments(r, between(r, 1, 12), day(r, 0.02), 0, 24)) {
      for (int sources = count(r, 50, 400); sources > 0; sources--) {
        open(site, t + MINUTE * r.nextDouble(), exponential(r, 0.3 * SECOND));
      }
      int jars = chance(r, 0.4) ? count(r, 5, 80) : 0;
      for (int j = 0; j < jars; j++) {
        open(site, t + 10 * SECOND * r.nextDouble(), expiry * (1 + exponential(r, 0.5)));
      }
    }
    double filled = between(r, MINUTE, 2);
    for (int jars = count(r, 30, 300); jars > 0; jars--) {
      open(site, exponential(r, filled), FOR_EVER);
    }
    p.add(site);
  }

  private static void thumbnails(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "process");
    double hangs = between(r, 0.0005, 0.02);
    double watchdog = between(r, 10, 30) * MINUTE;
    for (double burst : moments(r, between(r, 1, 20), day(r, 0.1), 0, 24)) {
      for (int images = count(r, 5, 150); images > 0; images--) {
        double life = chance(r, hangs) ? watchdog : logNormal(r, 2 * SECOND, 0.8);
        open(site, burst + 2 * MINUTE * r.nextDouble(), life);
      }
    }
    p.add(site);
  }
}
