package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.MemoryDraft;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.HourlyRate;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitWindow;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.SuspectRating;
import io.unclosed.analysis.finding.SuspectText;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.HeldDetails;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.OpenCounts;
import io.unclosed.analysis.input.OpenTimes;
import io.unclosed.analysis.input.OpenedBy;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.StackSummary;
import io.unclosed.analysis.input.ThreadStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is found in a made-up process: 37 sockets forgotten, 211 files open and healthy. */
public final class FindingsFixture {
  public static final String SOCKETS = "3f9a60c2d1e87b45";
  public static final String SOCKET_SITE = "com.acme.PaymentClient.charge(PaymentClient.java:88)";
  public static final long OLDEST_SECONDS = 4_321;
  private static final long NOW = 1_000_000_000_000L;

  private FindingsFixture() {}

  /** A process that leaks sockets, and in which some opens have failed. */
  public static Findings leaking(long openFailures, SuspectChange... changes) {
    return new Findings(
        snapshot(openFailures),
        List.of(suspect(SOCKETS, Severity.CRITICAL), suspect("00000000000000aa", Severity.INFO)),
        List.of(),
        List.of(changes),
        Map.of("fds", new QuantityTrend(3_211, 4_096, 912, 900, 940, 3_300)),
        List.of(advice()),
        List.of(
            new TuningCheck("FD_LIMIT", "advice", "3,211 of 4,096 descriptors"),
            new TuningCheck("CONNTRACK", "unknown: no such file", "")),
        List.of(
            new LimitForecast(
                "descriptors",
                "descriptors",
                3_211,
                4_096,
                LimitForecast.Outlook.GROWING,
                912,
                900,
                940,
                3_300,
                3_540,
                List.of(SOCKETS))),
        List.of(),
        "");
  }

  /** The same process, in which threads could not be started. */
  public static Findings withThreads(ThreadStats threads) {
    Findings few = leaking(0);
    return with(few, few.suspects(), few.snapshot().frames(), threads);
  }

  /** A process with more suspects and frames than a client is shown. */
  static Findings crowded(int howMany) {
    List<LeakSuspect> suspects = new ArrayList<>();
    List<CallSiteStats> frames = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      suspects.add(suspect("suspect" + i, Severity.WARNING));
      frames.add(frame("frame" + i, "file", "com.acme.Reader.read" + i + "(Reader.java:1)", i));
    }
    Findings few = leaking(0);
    return with(few, suspects, frames, ThreadStats.NONE);
  }

  private static Findings with(
      Findings few, List<LeakSuspect> suspects, List<CallSiteStats> frames, ThreadStats threads) {
    Snapshot s = few.snapshot();
    return new Findings(
        new Snapshot(
            s.nanos(),
            s.watchedNanos(),
            s.fromStart(),
            s.openFailures(),
            frames,
            s.openByKind(),
            s.collectedByKind(),
            s.descriptors(),
            s.process(),
            s.sockets(),
            s.kernel(),
            s.environment(),
            s.memory(),
            s.bytesByKind(),
            threads),
        suspects,
        few.dismissed(),
        few.changes(),
        few.trends(),
        few.recommendations(),
        few.checks(),
        few.limits(),
        few.callSites(),
        few.pending());
  }

  private static Snapshot snapshot(long openFailures) {
    return new Snapshot(
        NOW,
        NOW,
        true,
        openFailures,
        List.of(
            frame("0123456789abcdef", "file", "com.acme.Index.open(Index.java:12)", 211),
            frame(SOCKETS, "socket", SOCKET_SITE, 37),
            frame("0123456789abcd00", "thread", "com.acme.Pool.start(Pool.java:5)", 999)),
        Map.of("file", 211L, "socket", 37L, "thread", 999L),
        Map.of("file", 3L),
        new DescriptorAccount(248, 45, 2, 295, 4_096, 65_536, Map.of("socket", 2L)),
        new ProcessSample(
            1_001, 701, 203, 97, 9_007, 5_003, 11, 295, 4_096, 65_536, 61, 2_048, 1_024, -1, -1),
        new SocketTable(
            NOW,
            Map.of("CLOSE_WAIT", 31L, "ESTABLISHED", 6L),
            List.of(
                new PeerCount("10.2.4.2:5432", "ESTABLISHED", 6),
                new PeerCount("10.2.1.17:8443", "CLOSE_WAIT", 31)),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            false),
        KernelFacts.UNKNOWN,
        new Environment(7, "app", "", false, true),
        MemoryDraft.gate().figures());
  }

  public static LeakSuspect suspect(String id, Severity severity) {
    return new LeakSuspect(
        id,
        "socket",
        "resources",
        SOCKET_SITE,
        new SuspectRating(
            severity,
            Confidence.LIKELY,
            List.of(
                new Evidence(EvidenceCode.CLOSE_WAIT, Confidence.LIKELY, 31, "The peer hung up."),
                new Evidence(EvidenceCode.OUTLIVED, Confidence.LIKELY, 37, "They are old."))),
        new SuspectText("37 sockets were not closed", "Close the response on every path.", ""),
        37,
        new HourlyRate(911.5, 900, 940),
        OLDEST_SECONDS,
        new LimitWindow(3_300, 3_600),
        NOW - 90_000_000_000L,
        null,
        List.of());
  }

  private static CallSiteStats frame(String id, String kind, String site, long open) {
    return new CallSiteStats(
        id,
        kind,
        site,
        new OpenedBy(
            CodeOrigin.APPLICATION,
            "java.net.Socket.connect",
            "",
            CodeOrigin.APPLICATION == CodeOrigin.APPLICATION ? site : "",
            "",
            false),
        new OpenCounts(false, open, open + 1_003, 1_003, 3, 0, 0),
        new OpenTimes(
            NOW - 7_000_000_000L,
            5,
            LogHistogram.empty(),
            LogHistogram.empty(),
            LogHistogram.empty()),
        new StackSummary(2, List.of()),
        new HeldDetails(SocketStats.NONE, List.of(), 0, 0, 0));
  }

  private static TuningAdvice advice() {
    return new TuningAdvice(
        "FD_LIMIT",
        Severity.WARNING,
        Confidence.CERTAIN,
        "RLIMIT_NOFILE",
        "4,096",
        "65,536",
        "3,211 of 4,096 descriptors are open",
        List.of("why"),
        List.of("prlimit"),
        List.of("LimitNOFILE"),
        "when it leaks",
        SOCKETS);
  }
}
