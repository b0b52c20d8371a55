package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.ThreadStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings of processes that never were. Every method that begins a story gives a new one. */
final class ReportFixture {
  /** 2026-11-20 03:12:44 UTC. */
  static final long NOW = 1_795_144_364_000L;

  static final long MIB = 1 << 20;
  static final long HOUR = 3600;
  static final String PAYMENT = "com.acme.orders.PaymentClient.charge(PaymentClient.java:88)";

  long upSeconds = 76 * HOUR;
  long watchedSeconds = upSeconds;
  boolean fromStart = true;
  String state = "active";
  long openFailures;
  ThreadStats threads = ThreadStats.NONE;
  Redaction redaction = Redaction.NONE;
  MemoryStats memory = MemoryStats.UNKNOWN;
  ReportExtras further = ReportExtras.NONE;
  long lookSeconds = 2;
  boolean late;
  OverheadSample overhead = new OverheadSample(109, 0.0004, 3 * MIB + MIB / 10, 3100, 41, 0, 0, 0);
  Environment environment = new Environment(7, "app", "", false, true);
  ProcessSample process = process(400, 4096, 65_536, 1214 * MIB, 1214 * MIB, 2048 * MIB);
  DescriptorAccount account = new DescriptorAccount(355, 45, 0, 400, 4096, 65_536, Map.of());
  SocketTable sockets = SocketTable.UNKNOWN;
  final List<LeakSuspect> suspects = new ArrayList<>();
  final List<LeakSuspect> dismissed = new ArrayList<>();
  final List<SuspectChange> changes = new ArrayList<>();
  final List<CallSiteStats> frames = new ArrayList<>();
  final Map<String, Long> openByKind = new TreeMap<>();
  final Map<String, Long> collectedByKind = new TreeMap<>();
  final Map<String, QuantityTrend> trends = new TreeMap<>();
  final List<LimitForecast> limits = new ArrayList<>();
  final List<CallSiteActivity> callSites = new ArrayList<>();
  String pending = "";
  final List<TuningAdvice> recommendations = new ArrayList<>();
  final List<TuningCheck> checks = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  /** A service whose client forgets the response of about one call in 14. */
  static ReportFixture closeWaitLeak() {
    ReportFixture story = new ReportFixture();
    story.process = process(3211, 4096, 65_536, 1214 * MIB, 1214 * MIB, 2048 * MIB);
    story.account = new DescriptorAccount(3166, 45, 0, 3211, 4096, 65_536, Map.of());
    story.openByKind.putAll(Map.of("socket", 3088L, "server-socket", 2L, "file", 61L));
    story.openByKind.putAll(Map.of("selector", 4L, "pipe", 1L, "zlib", 12L));
    story.trends.put("fds", new QuantityTrend(3211, 4096, 912, 880, 941, 3385));
    story.trends.put("rss", new QuantityTrend(1214 * MIB, 2048 * MIB, 0, 0, 0, -1));
    story.limits.add(growing("descriptors", 3211, 4096, 912, 3156, 3938, "3f9a60c2d1e87b45"));
    story.limits.add(steady("memory", "bytes", 1214 * MIB, 2048 * MIB));
    story.limits.add(unknown("threads", 212, -1));
    story.callSites.add(
        site("3f9a60c2d1e87b45", "socket", PAYMENT, 2874, 41_207, 38_333, 911, 3 * HOUR + 540)
            .of("3f9a60c2d1e87b45"));
    story.callSites.add(
        site(
                "5cc1",
                "file",
                "com.acme.SegmentStore.open(SegmentStore.java:40)",
                61,
                61,
                0,
                0,
                76 * HOUR)
            .build());
    story.callSites.add(
        site("5cc2", "zlib", "com.acme.Codec.open(Codec.java:55)", 12, 12, 0, Double.NaN, 40)
            .bytes(3 * MIB));
    story.sockets =
        new SocketTable(
            0,
            Map.of("CLOSE_WAIT", 2871L, "ESTABLISHED", 217L, "LISTEN", 2L),
            List.of(
                new PeerCount("10.2.1.17:8443", "CLOSE_WAIT", 2871),
                new PeerCount("10.2.4.2:5432", "ESTABLISHED", 20),
                new PeerCount("10.2.1.17:8443", "ESTABLISHED", 3)),
            List.of(new SocketTable.Listener("0.0.0.0:8080", 0, 12, 50, "")),
            List.of(new SocketTable.PortUse("10.2.1.17:8443", 2874, 0, 28_232)),
            List.of(),
            3_400_000,
            0,
            false);
    story.suspects.add(closeWaitSuspect());
    story.suspects.add(loggingRemark());
    story.frames.addAll(List.of(paymentFigures(), loggingFigures()));
    story.recommendations.add(openFilesLimit("3f9a60c2d1e87b45"));
    story.checks.add(new TuningCheck("FD_LIMIT", "advice", "3,211 of 4,096 used"));
    story.checks.add(new TuningCheck("EPHEMERAL_PORTS", "fine", "10 % of the local ports in use"));
    story.checks.add(new TuningCheck("TCP_MEM", "unknown: not visible in this namespace", ""));
    return story;
  }

  /** A batch job that leaves the closing of its files to the collector. */
  static ReportFixture filesLeftToTheCollector() {
    ReportFixture story = new ReportFixture();
    story.environment = new Environment(4711, "batch", "import.service", false, false);
    story.upSeconds = 5 * HOUR + 61;
    story.watchedSeconds = story.upSeconds;
    story.process = process(286, 1_048_576, 1_048_576, 512 * MIB, -1, -1);
    story.account = new DescriptorAccount(244, 42, 0, 286, 1_048_576, 1_048_576, Map.of());
    story.openByKind.putAll(Map.of("file", 240L, "socket", 4L));
    story.collectedByKind.put("file", 18_205L);
    story.trends.put("fds", new QuantityTrend(286, 1_048_576, 0, 0, 0, -1));
    story.limits.add(steady("descriptors", "descriptors", 286, 1_048_576));
    CallSiteStats figures =
        new CallSiteDraft("c07d5a1e99b3f024", "file", "com.acme.batch.Import.read(Import.java:41)")
            .api("java.io.FileInputStream.<init>")
            .counts(18_416, 18_205, 211)
            .collected(18_205)
            .oldest(340)
            .lifetimes(27, 18_205)
            .directories("/var/spool/import (208)", "/etc/acme (3)")
            .build();
    story.frames.add(figures);
    story.suspects.add(
        suspect(figures, Severity.WARNING, Confidence.CERTAIN)
            .evidence(
                EvidenceCode.COLLECTED_UNCLOSED,
                Confidence.CERTAIN,
                18_205,
                "The garbage collector, not the program, closed 18,205 of 18,416 files opened here.")
            .headline(
                "18,205 files opened at com.acme.batch.Import.read(Import.java:41) were left to the"
                    + " garbage collector")
            .remedy("Open it in try-with-resources: try (InputStream in = ...) { ... }")
            .doNot("Do not call System.gc() to close them: it only hides the bug")
            .build());
    story.checks.add(new TuningCheck("FD_LIMIT", "fine", "286 of 1,048,576 used"));
    return story;
  }

  /** A gate at rest. */
  static ReportFixture healthy() {
    ReportFixture story = new ReportFixture();
    story.environment = new Environment(1, "gate", "", true, true);
    story.process = process(318, 1_048_576, 1_048_576, 611 * MIB, 700 * MIB, 4096 * MIB);
    story.account =
        new DescriptorAccount(
            257, 45, 16, 318, 1_048_576, 1_048_576, Map.of("eventfd", 12L, "socket", 4L));
    story.openByKind.putAll(Map.of("socket", 203L, "server-socket", 1L, "file", 31L));
    story.openByKind.putAll(Map.of("selector", 11L, "zlib", 8L));
    story.trends.put("fds", new QuantityTrend(318, 1_048_576, 0, 0, 0, -1));
    story.limits.add(steady("descriptors", "descriptors", 318, 1_048_576));
    story.limits.add(steady("memory", "bytes", 700 * MIB, 4096 * MIB));
    story.callSites.add(
        site("a1", "socket", "com.acme.Gate.serve(Gate.java:20)", 203, 1831, 1628, 0, 7211)
            .build());
    story.callSites.add(
        site("a2", "file", "com.acme.Gate.load(Gate.java:9)", 31, 46, 15, 0, 76 * HOUR).build());
    story.trends.put("rss", new QuantityTrend(611 * MIB, 4096 * MIB, 0, 0, 0, -1));
    story.sockets =
        new SocketTable(
            0,
            Map.of("ESTABLISHED", 203L, "LISTEN", 1L),
            List.of(new PeerCount("10.2.4.2:5432", "ESTABLISHED", 20)),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            false);
    story.frames.add(
        new CallSiteDraft("a1", "socket", "com.acme.Gate.serve(Gate.java:20)")
            .counts(1831, 1628, 203)
            .build());
    story.frames.add(
        new CallSiteDraft("a2", "file", "com.acme.Gate.load(Gate.java:9)")
            .counts(46, 15, 31)
            .build());
    for (int i = 0; i < 27; i++) {
      String state = i < 25 ? "fine" : "unknown: no such file here";
      story.checks.add(new TuningCheck("RULE_" + i, state, ""));
    }
    return story;
  }

  /** The CLOSE_WAIT leak, met by an agent that came for it. */
  static ReportFixture attachedLate() {
    ReportFixture story = closeWaitLeak();
    story.fromStart = false;
    story.watchedSeconds = 12 * 60;
    story.account =
        new DescriptorAccount(
            264, 45, 2902, 3211, 4096, 65_536, Map.of("socket", 2833L, "file", 69L));
    story.openByKind.clear();
    story.openByKind.putAll(Map.of("socket", 261L, "file", 3L));
    story.callSites.clear();
    story.callSites.add(
        site("3f9a60c2d1e87b45", "socket", PAYMENT, 182, 2610, 2428, 911, 700)
            .of("3f9a60c2d1e87b45"));
    story.frames.clear();
    story.frames.add(freshPaymentFigures());
    story.suspects.clear();
    story.suspects.add(
        suspect(freshPaymentFigures(), Severity.CRITICAL, Confidence.LIKELY)
            .evidence(
                EvidenceCode.CLOSE_WAIT,
                Confidence.LIKELY,
                181,
                "The peer 10.2.1.17:8443 has closed the other side of 181 sockets (CLOSE_WAIT),"
                    + " the oldest at least 11 min ago.")
            .headline(
                "182 sockets opened at"
                    + " com.acme.orders.PaymentClient.charge(PaymentClient.java:88) were not closed")
            .remedy("Close the response on every path, including errors")
            .doNot("Do not tune sysctls or keepalive: no kernel setting ends CLOSE_WAIT")
            .rate(911, 700, 1100)
            .exhausts(2896, 4551)
            .build());
    return story;
  }

  /** The healthy process, half seen. */
  static ReportFixture degraded() {
    ReportFixture story = healthy();
    story.state =
        "degraded: /proc/self/net/tcp6 cannot be read, so the states of sockets are unknown";
    story.sockets = SocketTable.UNKNOWN;
    story.overhead = new OverheadSample(109, 0.0004, 3 * MIB, 3100, 41, 0, 2, 0);
    story.upSeconds = 240;
    story.watchedSeconds = 240;
    story.limits.set(0, unknown("descriptors", 318, 1_048_576));
    story.pending = "Too early for trends; expect the first in about 6 min.";
    return story;
  }

  /** A limit that is approached, and by whom. */
  static LimitForecast growing(
      String limit, long used, long max, double perHour, long soonest, long latest, String cause) {
    return new LimitForecast(
        limit,
        limit,
        used,
        max,
        Outlook.GROWING,
        perHour,
        perHour * 0.9,
        perHour * 1.1,
        soonest,
        latest,
        List.of(cause));
  }

  static LimitForecast early(
      String limit, long used, long max, double perHour, long soonest, long latest) {
    return new LimitForecast(
        limit,
        limit,
        used,
        max,
        Outlook.EARLY,
        perHour,
        perHour / 3,
        perHour * 3,
        soonest,
        latest,
        List.of());
  }

  static LimitForecast reached(String limit, long used, long max, double perHour, String... by) {
    return new LimitForecast(
        limit, limit, used, max, Outlook.REACHED, perHour, 0, 0, -1, -1, List.of(by));
  }

  static LimitForecast steady(String limit, String unit, long used, long max) {
    return new LimitForecast(limit, unit, used, max, Outlook.STEADY, 0, 0, 0, -1, -1, List.of());
  }

  static LimitForecast unknown(String limit, long used, long max) {
    double none = Double.NaN;
    return new LimitForecast(
        limit, limit, used, max, Outlook.UNKNOWN, none, none, none, -1, -1, List.of());
  }

  /** A call site in the making. */
  record SiteDraft(CallSiteActivity build) {
    CallSiteActivity of(String suspectId) {
      return with(build.nativeBytes(), build.collectedUnclosed(), suspectId);
    }

    CallSiteActivity bytes(long held) {
      return with(held, build.collectedUnclosed(), build.suspectId());
    }

    CallSiteActivity collected(long number) {
      return with(build.nativeBytes(), number, build.suspectId());
    }

    private CallSiteActivity with(long bytes, long collected, String suspectId) {
      return new CallSiteActivity(
          build.id(),
          build.kind(),
          build.site(),
          build.open(),
          build.opened(),
          build.closed(),
          collected,
          build.perHour(),
          build.oldestSeconds(),
          bytes,
          suspectId);
    }
  }

  static SiteDraft site(
      String id,
      String kind,
      String site,
      long open,
      long opened,
      long closed,
      double perHour,
      long oldestSeconds) {
    return new SiteDraft(
        new CallSiteActivity(
            id, kind, site, open, opened, closed, 0, perHour, oldestSeconds, -1, ""));
  }

  /** So many descriptors are open, the new ones sockets. */
  void open(long descriptors, long limit) {
    limits.removeIf(one -> one.limit().equals("descriptors"));
    limits.add(
        0,
        descriptors >= limit
            ? reached("descriptors", descriptors, limit, 912, "3f9a60c2d1e87b45")
            : steady("descriptors", "descriptors", descriptors, limit));
    long tracked = descriptors - account.own() - account.untracked();
    openByKind.merge("socket", tracked - account.tracked(), Long::sum);
    account =
        new DescriptorAccount(
            tracked,
            account.own(),
            account.untracked(),
            descriptors,
            limit,
            account.hardLimit(),
            account.untrackedByTarget());
    process =
        process(
            descriptors,
            limit,
            account.hardLimit(),
            process.rss(),
            process.memoryUsed(),
            process.memoryLimit());
  }

  Reading reading() {
    Snapshot snapshot =
        new Snapshot(
            0,
            watchedSeconds * 1_000_000_000L,
            fromStart,
            openFailures,
            frames,
            openByKind,
            collectedByKind,
            account,
            process,
            sockets,
            KernelFacts.UNKNOWN,
            environment,
            memory,
            Map.of(),
            threads);
    Findings findings =
        new Findings(
            snapshot,
            suspects,
            dismissed,
            changes,
            trends,
            recommendations,
            checks,
            limits,
            callSites,
            pending);
    AgentInfo agentInfo =
        new AgentInfo(
            "1.0",
            environment.pid(),
            "orders-6f7c",
            "21.0.5",
            NOW - upSeconds * 1000,
            fromStart,
            NOW - watchedSeconds * 1000,
            false);
    return new Reading(
        findings,
        watchedSeconds == 0 ? -1 : lookSeconds,
        late,
        agentInfo,
        overhead,
        state,
        NOW,
        redaction,
        further,
        notes);
  }

  static SuspectDraft suspect(CallSiteStats figures, Severity severity, Confidence confidence) {
    return new SuspectDraft(figures, severity, confidence);
  }

  static LeakSuspect closeWaitSuspect() {
    return suspect(paymentFigures(), Severity.CRITICAL, Confidence.LIKELY)
        .evidence(
            EvidenceCode.CLOSE_WAIT,
            Confidence.LIKELY,
            2871,
            "The peer 10.2.1.17:8443 has closed the other side of 2,871 sockets (CLOSE_WAIT), the"
                + " oldest at least 3 h 9 min ago. 2,868 hold unread data (median 1.2 KiB): the"
                + " input was neither read to the end nor closed.")
        .evidence(
            EvidenceCode.OUTLIVED,
            Confidence.LIKELY,
            2874,
            "99% of those that were closed were open for less than 2.1 s; 2,874 have been open for"
                + " more than 42 s: some code path misses close().")
        .headline(
            "2,874 sockets opened at"
                + " com.acme.orders.PaymentClient.charge(PaymentClient.java:88) were not closed")
        .remedy(
            "Close the response on every path, including errors:"
                + " try (Response r = client.newCall(q).execute()) { ... }")
        .doNot("Do not tune sysctls or keepalive: no kernel setting ends CLOSE_WAIT")
        .rate(911, 904, 920)
        .exhausts(3156, 3938)
        .build();
  }

  static LeakSuspect loggingRemark() {
    return suspect(loggingFigures(), Severity.INFO, Confidence.CERTAIN)
        .evidence(
            EvidenceCode.COLLECTED_UNCLOSED,
            Confidence.CERTAIN,
            1,
            "The garbage collector, not the program, closed 1 of 1 file opened here.")
        .headline(
            "1 file opened at org.logging.Setup.read(Setup.java:77) was left to the garbage"
                + " collector")
        .remedy("Harmless at this rate; the library does not close it")
        .build();
  }

  static TuningAdvice openFilesLimit(String suspectId) {
    return new TuningAdvice(
        "FD_LIMIT",
        Severity.WARNING,
        Confidence.CERTAIN,
        "RLIMIT_NOFILE",
        "4,096 (soft), 65,536 (hard)",
        "65,536",
        "78% of the file descriptors are in use and the number grows",
        List.of("/proc/self/limits, Max open files: 4,096; open now: 3,211."),
        List.of("prlimit --pid 7 --nofile=65536:65536"),
        List.of("docker run --ulimit nofile=65536:65536", "start without -XX:-MaxFDLimit"),
        "While the leak is not fixed, a higher limit only buys time",
        suspectId);
  }

  static ProcessSample process(
      long fds, long soft, long hard, long rss, long memoryUsed, long memoryLimit) {
    return new ProcessSample(
        rss,
        rss - 100 * MIB,
        90 * MIB,
        10 * MIB,
        5000 * MIB,
        2000 * MIB,
        0,
        fds,
        soft,
        hard,
        212,
        memoryLimit,
        memoryUsed,
        -1,
        -1);
  }

  private static CallSiteStats paymentFigures() {
    return new CallSiteDraft(
            "3f9a60c2d1e87b45",
            "socket",
            "com.acme.orders.PaymentClient.charge(PaymentClient.java:88)")
        .api("java.net.Socket.connect")
        .library("okhttp3.internal.connection.RealConnection.connectSocket")
        .counts(41_207, 38_333, 2874)
        .oldest(3 * HOUR + 540)
        .lifetimes(20, 38_333)
        .lastClose(3)
        .sites(2)
        .closedBy("okhttp3.ConnectionPool.cleanup(ConnectionPool.java:211)")
        .sockets(
            new SocketStats(
                2871,
                2868,
                0,
                3 * HOUR + 540,
                2800,
                0,
                1229,
                List.of(new PeerCount("10.2.1.17:8443", "", 2874))))
        .build();
  }

  private static CallSiteStats freshPaymentFigures() {
    return new CallSiteDraft(
            "3f9a60c2d1e87b45",
            "socket",
            "com.acme.orders.PaymentClient.charge(PaymentClient.java:88)")
        .api("java.net.Socket.connect")
        .library("okhttp3.internal.connection.RealConnection.connectSocket")
        .counts(2610, 2428, 182)
        .oldest(700)
        .lastClose(1)
        .lifetimes(20, 2428)
        .build();
  }

  private static CallSiteStats loggingFigures() {
    return new CallSiteDraft("77aa60c2d1e87b45", "file", "org.logging.Setup.read(Setup.java:77)")
        .origin(CodeOrigin.LIBRARY)
        .counts(1, 1, 0)
        .collected(1)
        .build();
  }
}
