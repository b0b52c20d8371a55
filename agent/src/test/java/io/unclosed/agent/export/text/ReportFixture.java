package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
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

  long upSeconds = 76 * HOUR;
  long watchedSeconds = upSeconds;
  boolean fromStart = true;
  String state = "active";
  long openFailures;
  ThreadStats threads = ThreadStats.NONE;
  Redaction redaction = Redaction.NONE;
  MemoryStats memory = MemoryStats.UNKNOWN;
  ReportExtras further = ReportExtras.NONE;
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
                "All 18,205 that were closed so far were closed by the garbage collector, none by"
                    + " the program.")
            .headline(
                "211 files from com.acme.batch.Import.read(Import.java:41) wait for the collector")
            .remedy("close it where it is opened: try (InputStream in = ...) { ... }")
            .doNot("calling System.gc() closes some today and hides the mistake")
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
    story.suspects.clear();
    story.suspects.add(
        suspect(freshPaymentFigures(), Severity.CRITICAL, Confidence.LIKELY)
            .evidence(
                EvidenceCode.CLOSE_WAIT,
                Confidence.LIKELY,
                181,
                "The peer, 10.2.1.17:8443 (all of them), has hung up: 181 in CLOSE_WAIT, the"
                    + " oldest for 11 min, 182 more since the attach.")
            .headline(
                "182 sockets from com.acme.orders.PaymentClient.charge(PaymentClient.java:88) were"
                    + " not closed")
            .remedy("close the response on every path, errors too")
            .doNot("no sysctl, no keepalive and no timeout of the kernel ends CLOSE_WAIT")
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
    return story;
  }

  /** So many descriptors are open, the new ones sockets. */
  void open(long descriptors, long limit) {
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
        new Findings(snapshot, suspects, dismissed, changes, trends, recommendations, checks);
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
    return new Reading(findings, agentInfo, overhead, state, NOW, redaction, further, notes);
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
            "The peer, 10.2.1.17:8443 (all of them), has hung up: 2,871 in CLOSE_WAIT, the oldest"
                + " for 3 h 9 min. In 2,868 of them data waits unread (median 1.2 KiB): the answer"
                + " was neither read to its end nor closed.")
        .evidence(
            EvidenceCode.OUTLIVED,
            Confidence.LIKELY,
            2874,
            "99 % of those that were closed lived less than 2.1 s; 2,874 are open for more than"
                + " 42 s. Some path skips the close.")
        .headline(
            "2,874 sockets from com.acme.orders.PaymentClient.charge(PaymentClient.java:88) were"
                + " not closed")
        .remedy(
            "close the response on every path, errors too:"
                + " try (Response r = client.newCall(q).execute()) { ... }")
        .doNot("no sysctl, no keepalive and no timeout of the kernel ends CLOSE_WAIT")
        .rate(911, 904, 920)
        .exhausts(3156, 3938)
        .build();
  }

  static LeakSuspect loggingRemark() {
    return suspect(loggingFigures(), Severity.INFO, Confidence.CERTAIN)
        .evidence(
            EvidenceCode.COLLECTED_UNCLOSED, Confidence.CERTAIN, 1, "The collector closed it.")
        .headline(
            "1 file from org.logging.Setup.read(Setup.java:77) was left to the collector, which"
                + " returned it")
        .remedy("no danger; a library's business")
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
        "78 % of the descriptors are in use and the number rises",
        List.of("/proc/self/limits, Max open files: 4,096; open now: 3,211."),
        List.of("prlimit --pid 7 --nofile=65536:65536"),
        List.of("docker run --ulimit nofile=65536:65536", "start without -XX:-MaxFDLimit"),
        "while a leak is not fixed it only buys time",
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
