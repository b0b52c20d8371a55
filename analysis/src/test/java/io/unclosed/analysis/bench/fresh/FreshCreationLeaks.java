package io.unclosed.analysis.bench.fresh;

import static io.unclosed.analysis.bench.fresh.Draw.FOR_EVER;
import static io.unclosed.analysis.bench.fresh.Draw.MINUTE;
import static io.unclosed.analysis.bench.fresh.Draw.SECOND;
import static io.unclosed.analysis.bench.fresh.Draw.between;
import static io.unclosed.analysis.bench.fresh.Draw.chance;
import static io.unclosed.analysis.bench.fresh.Draw.count;
import static io.unclosed.analysis.bench.fresh.Draw.day;
import static io.unclosed.analysis.bench.fresh.Draw.exponential;
import static io.unclosed.analysis.bench.fresh.Draw.moments;
import static io.unclosed.analysis.bench.fresh.Draw.open;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import java.util.List;
import java.util.Random;

/**
 * Leaks that nobody tuned on: something is created again and again and never closed.
 *
 * <p>What {@link FreshLeaks} says of its families holds for these as well.
 */
final class FreshCreationLeaks {
  private FreshCreationLeaks() {}

  static List<FreshFamily> all() {
    return List.of(
        FreshFamily.of(
            "HTTP client for each registration, 1 each 1 to 15 min: selector and thread",
            24,
            "dead after 7 days at 1 each 5 min: https://github.com/OpenCCU/OpenCCU/issues/4176",
            FreshCreationLeaks::clientPerCall),
        FreshFamily.of(
            "directory streams: 2 to 10 for each saved state, 1 state each 1 to 30 min",
            24,
            "Files.list: https://github.com/hiero-ledger/hiero-consensus-node/issues/5533",
            FreshCreationLeaks::directoryStreams),
        FreshFamily.of(
            "watch service for each request, 4 to 120 an hour",
            12,
            "inotify instances run out: https://github.com/apache/incubator-baremaps/issues/402",
            FreshCreationLeaks::watchServices),
        FreshFamily.of(
            "jars of the class loader of each reload, 10 to 200 at 0.3 to 6 reloads an hour",
            24,
            "https://github.com/seroperson/jvm-live-reload/issues/79",
            FreshCreationLeaks::reloads),
        FreshFamily.of(
            "executor for each execution, 1 thread each, 2 to 60 an hour",
            24,
            "never shut down: https://github.com/apache/texera/issues/7455",
            FreshCreationLeaks::threadPerExecution),
        FreshFamily.of(
            "1 to 8 threads for each tenant, tenants come and go, threads stay",
            48,
            "https://github.com/Ericsson/ecchronos/pull/1612",
            FreshCreationLeaks::threadsOfTenants),
        FreshFamily.of(
            "child processes whose streams stay open, 2 to 40 at each hourly run",
            24,
            "https://github.com/oracle/opengrok/issues/2050",
            FreshCreationLeaks::processStreams),
        FreshFamily.of(
            "gRPC client: the old socket stays at each GOAWAY (age 30 s to 30 min)",
            24,
            "https://github.com/grpc/grpc-java/issues/3378",
            FreshCreationLeaks::goAway),
        FreshFamily.of(
            "port probe each 5 s to 2 min leaves a socket and a selector",
            8,
            "https://github.com/javaee/metro-jax-ws/issues/811",
            FreshCreationLeaks::probes),
        FreshFamily.of(
            "streams of jar URLs that only the collector closes, each 5 to 60 min",
            12,
            "https://github.com/jenkinsci/jenkins/pull/2516",
            FreshCreationLeaks::jarStreams));
  }

  private static void clientPerCall(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture selectors =
        new CallSiteFixture(seed + "s", "selector").api("java.net.http.HttpClient.newHttpClient");
    CallSiteFixture threads =
        new CallSiteFixture(seed + "t", "thread").api("java.net.http.HttpClient.newHttpClient");
    double period = between(r, 1, 15) * MINUTE;
    for (double t = period; t < 24; t += period * (0.95 + 0.1 * r.nextDouble())) {
      open(selectors, t, FOR_EVER);
      open(threads, t + 0.001 * SECOND, FOR_EVER);
    }
    p.add(selectors).add(threads);
  }

  private static void directoryStreams(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "directory").api("java.nio.file.Files.list");
    double period = between(r, 1, 30) * MINUTE;
    int each = count(r, 2, 10);
    for (double t = period; t < 24; t += period) {
      for (int i = 0; i < each; i++) {
        open(site, t + 2 * SECOND * r.nextDouble(), FOR_EVER);
      }
    }
    p.add(site);
  }

  private static void watchServices(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "inotify").api("java.nio.file.FileSystem.newWatchService");
    for (double t : moments(r, between(r, 4, 120), 0, 12)) {
      open(site, t, FOR_EVER);
    }
    p.add(site);
  }

  private static void reloads(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file").api("java.util.zip.ZipFile.<init>");
    int jars = count(r, 10, 200);
    int read = count(r, 5, 100);
    for (double t : moments(r, between(r, 0.3, 6), 0, 24)) {
      for (int i = 0; i < jars; i++) {
        open(site, t + 5 * SECOND * r.nextDouble(), FOR_EVER);
      }
      for (int i = 0; i < read; i++) {
        open(site, t + 5 * SECOND * r.nextDouble(), exponential(r, SECOND));
      }
    }
    p.add(site);
  }

  private static void threadPerExecution(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "thread").api("java.lang.Thread.start");
    for (double t : moments(r, between(r, 2, 60), day(r, 0.1), 0, 24)) {
      open(site, t, FOR_EVER);
    }
    p.add(site);
  }

  private static void threadsOfTenants(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "thread").api("java.lang.Thread.start");
    int each = count(r, 1, 8);
    double closed = chance(r, 0.5) ? 0.5 * r.nextDouble() : 0;
    for (double t : moments(r, between(r, 0.5, 10), 0, 48)) {
      double life = chance(r, closed) ? exponential(r, 3) : FOR_EVER;
      for (int i = 0; i < each; i++) {
        open(site, t + exponential(r, MINUTE), life);
      }
    }
    p.add(site);
  }

  private static void processStreams(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "process").api("java.lang.ProcessBuilder.start");
    double some = chance(r, 0.5) ? between(r, 0.05, 0.9) : 1;
    double lasts = between(r, 1, 20) * MINUTE;
    for (double t = r.nextDouble(); t < 24; t++) {
      for (int i = count(r, 2, 40); i > 0; i--) {
        open(site, t + lasts * r.nextDouble(), chance(r, some) ? FOR_EVER : 10 * SECOND);
      }
    }
    p.add(site);
  }

  private static void goAway(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "socket").api("java.nio.channels.SocketChannel.connect");
    CloseWaits waits = new CloseWaits(site, true);
    boolean hangsUp = chance(r, 0.5);
    double age = between(r, 0.5, 30) * MINUTE;
    int channels = count(r, 1, 6);
    for (int c = 0; c < channels; c++) {
      for (double t = MINUTE; t < 24; t += age * (0.9 + 0.2 * r.nextDouble())) {
        open(site, t, FOR_EVER);
        if (hangsUp) {
          waits.hungUp(t + age + exponential(r, 5 * SECOND));
        }
      }
    }
    p.add(site).before(waits);
  }

  private static void probes(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture sockets =
        new CallSiteFixture(seed + "a", "socket")
            .api("java.nio.channels.ServerSocketChannel.accept");
    CallSiteFixture selectors =
        new CallSiteFixture(seed + "s", "selector").api("java.nio.channels.Selector.open");
    CloseWaits waits = new CloseWaits(sockets, false);
    double period = between(r, 5, 120) * SECOND;
    for (double t : moments(r, between(r, 30, 1000), 0, 8)) {
      open(sockets, t, exponential(r, SECOND));
    }
    for (double t = period; t < 8; t += period) {
      open(sockets, t, FOR_EVER);
      open(selectors, t + SECOND / 50, FOR_EVER);
      waits.hungUp(t + SECOND);
    }
    p.add(sockets).add(selectors).before(waits);
  }

  private static void jarStreams(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file").api("java.net.URL.openStream");
    double skipped = between(r, 0.01, 1);
    for (double t : moments(r, between(r, 20, 2000), 0, 12)) {
      open(site, t, chance(r, skipped) ? FOR_EVER : exponential(r, SECOND));
    }
    p.add(site.collectedEach(Draw.nanos(between(r, 5, 60) * MINUTE)));
  }
}
