package io.unclosed.analysis.bench.fresh;

import static io.unclosed.analysis.bench.fresh.Draw.MINUTE;
import static io.unclosed.analysis.bench.fresh.Draw.SECOND;
import static io.unclosed.analysis.bench.fresh.Draw.between;
import static io.unclosed.analysis.bench.fresh.Draw.chance;
import static io.unclosed.analysis.bench.fresh.Draw.exponential;
import static io.unclosed.analysis.bench.fresh.Draw.logNormal;
import static io.unclosed.analysis.bench.fresh.Draw.moments;
import static io.unclosed.analysis.bench.fresh.Draw.open;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Leaks that nobody tuned on: closes that are skipped on some path.
 *
 * <p>They were written from public bug reports alone, without knowledge of how the analysis judges,
 * and they stay honest only as long as nobody tunes anything on them. Do not change a family after
 * its result was seen: whoever learns from one writes a family of their own elsewhere. All lines of
 * a process leak, or come with what leaks, so that whatever is accused is rightly accused.
 */
public final class FreshLeaks {
  private static final double FOR_EVER = Draw.FOR_EVER;

  private FreshLeaks() {}

  /** All of them; the parameters of each run are drawn by its seed. */
  public static List<FreshFamily> all() {
    return Stream.concat(skipped().stream(), FreshCreationLeaks.all().stream()).toList();
  }

  private static List<FreshFamily> skipped() {
    return List.of(
        FreshFamily.of(
            "error path: 1 in 20 to 1,000 responses not closed, 720 to 18,000 calls an hour",
            8,
            "the exception skips the release: https://github.com/apache/helix/issues/1471",
            FreshLeaks::errorPath),
        FreshFamily.of(
            "outage of 10 to 40 min: each failed retry leaves a socket in CLOSE_WAIT",
            14,
            "still there days later: https://github.com/linkerd/linkerd/issues/1178",
            FreshLeaks::retries),
        FreshFamily.of(
            "accepted sockets in CLOSE_WAIT, 0.2 to 2/s, from one moment on after hours",
            18,
            "days of peace, then 2 files a second: https://github.com/jetty/jetty.project/issues/634",
            FreshLeaks::closeWaitSuddenly),
        FreshFamily.of(
            "leak that comes with a later configuration change, 1 in 20 to 500",
            24,
            "a feature that is switched on after hours of clean running uses a path without close",
            FreshLeaks::laterChange),
        FreshFamily.of(
            "drip: 1 an hour among 100 to 2,000 clean ones an hour",
            120,
            "slow growth over 10 days: https://github.com/linkerd/linkerd/issues/2135",
            FreshLeaks::drip),
        FreshFamily.of(
            "exists() check: 3 connections opened, 2 closed, polled each 10 s to 5 min",
            8,
            "https://github.com/spring-projects/spring-integration/issues/2820",
            FreshLeaks::existsCheck),
        FreshFamily.of(
            "MQTT sessions of 10 min to 4 h: 1 to 20 in 100 time out, their socket stays",
            48,
            "keep-alive timeout does not close: https://github.com/bytebeamio/rumqtt/issues/259",
            FreshLeaks::timedOutSessions),
        FreshFamily.of(
            "DNS query: the UDP socket stays open on timeout or error",
            12,
            "https://github.com/dnsjava/dnsjava/issues/110",
            FreshLeaks::dnsTimeouts),
        FreshFamily.of(
            "search index: 1 in 5 to 100 merged segment files is not closed",
            24,
            "open and deleted segments: https://github.com/elastic/elasticsearch/issues/18265",
            FreshLeaks::deletedSegments),
        FreshFamily.of(
            "selector stays open when the server does not answer, 1 in 3 to 50",
            8,
            "https://github.com/koraktor/steam-condenser/issues/148",
            FreshLeaks::selectorOnTimeout));
  }

  private static CallSiteFixture connects(String seed) {
    return new CallSiteFixture(seed, "socket").api("java.net.Socket.connect");
  }

  private static void errorPath(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = connects(seed);
    double errors = 1 / between(r, 20, 1000);
    double median = between(r, 0.02, 2) * SECOND;
    for (double t : moments(r, between(r, 720, 18000), 0, 8)) {
      open(site, t, chance(r, errors) ? FOR_EVER : logNormal(r, median, 0.9));
    }
    p.add(site);
  }

  private static void retries(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = connects(seed);
    CloseWaits waits = new CloseWaits(site, false);
    double errors = between(r, 0.05, 0.9);
    double from = between(r, 1, 6);
    double to = from + between(r, 10, 40) * MINUTE;
    for (double t : moments(r, between(r, 120, 3600), 0, 14)) {
      boolean leaks = t > from && t < to && chance(r, errors);
      open(site, t, leaks ? FOR_EVER : logNormal(r, SECOND / 5, 0.9));
      if (leaks) {
        waits.hungUp(t + between(r, 5, 60) * SECOND);
      }
    }
    p.add(site).before(waits);
  }

  private static void closeWaitSuddenly(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = connects(seed).api("java.nio.channels.ServerSocketChannel.accept");
    CloseWaits waits = new CloseWaits(site, true);
    double sessions = between(r, 0.5, 30) * MINUTE;
    double begins = between(r, 4, 16);
    for (double t : moments(r, between(r, 60, 1200), 0, 18)) {
      open(site, t, logNormal(r, sessions, 0.8));
    }
    for (double t : moments(r, between(r, 720, 7200), begins, 18)) {
      open(site, t, FOR_EVER);
      waits.hungUp(t + exponential(r, MINUTE));
    }
    p.add(site).before(waits);
  }

  private static void laterChange(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, chance(r, 0.5) ? "file" : "socket");
    double change = between(r, 3, 18);
    double errors = 1 / between(r, 20, 500);
    double median = between(r, 0.05, 20) * SECOND;
    for (double t : moments(r, between(r, 360, 7200), 0, 24)) {
      boolean leaks = t > change && chance(r, errors);
      open(site, t, leaks ? FOR_EVER : logNormal(r, median, 0.8));
    }
    p.add(site);
  }

  private static void drip(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    double median = between(r, 0.01, 5) * SECOND;
    for (double t : moments(r, between(r, 100, 2000), 0, 120)) {
      open(site, t, logNormal(r, median, 0.9));
    }
    for (double t : moments(r, 1, 0, 120)) {
      open(site, t, FOR_EVER);
    }
    p.add(site);
  }

  private static void existsCheck(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = connects(seed);
    CloseWaits waits = new CloseWaits(site, false);
    double poll = between(r, 10, 300) * SECOND;
    double serverTimeout = between(r, 5, 30) * MINUTE;
    for (double t = poll; t < 8; t += poll) {
      open(site, t, exponential(r, SECOND));
      open(site, t + SECOND, exponential(r, SECOND));
      open(site, t + 2 * SECOND, FOR_EVER);
      waits.hungUp(t + serverTimeout);
    }
    p.add(site).before(waits);
  }

  private static void timedOutSessions(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = connects(seed).api("java.nio.channels.ServerSocketChannel.accept");
    double sessions = between(r, 10, 240) * MINUTE;
    double vanish = between(r, 0.01, 0.2);
    for (double t : moments(r, between(r, 20, 300), 0, 48)) {
      open(site, t, chance(r, vanish) ? FOR_EVER : logNormal(r, sessions, 0.8));
    }
    p.add(site);
  }

  private static void dnsTimeouts(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "datagram");
    double usual = 1 / between(r, 50, 5000);
    double inOutage = between(r, 0.1, 1);
    List<Double> outages = moments(r, 0.2, 0, 12);
    double lasts = between(r, 1, 30) * MINUTE;
    for (double t : moments(r, between(r, 60, 3600), 0, 12)) {
      boolean out = outages.stream().anyMatch(o -> t > o && t < o + lasts);
      open(site, t, chance(r, out ? inOutage : usual) ? FOR_EVER : logNormal(r, SECOND / 50, 1));
    }
    p.add(site);
  }

  private static void deletedSegments(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site = new CallSiteFixture(seed, "file");
    double flush = between(r, 5, 120) * SECOND;
    new Draw.Tiers(site, r, flush, 10, 1 / between(r, 5, 100)).write(t -> 1, 24);
    p.add(site);
  }

  private static void selectorOnTimeout(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture site =
        new CallSiteFixture(seed, "selector").api("java.nio.channels.Selector.open");
    double dead = 1 / between(r, 3, 50);
    for (double t : moments(r, between(r, 20, 1200), 0, 8)) {
      open(site, t, chance(r, dead) ? FOR_EVER : logNormal(r, SECOND / 10, 1));
    }
    p.add(site);
  }
}
