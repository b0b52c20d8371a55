package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.words.Format;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Memory, descriptors, threads and sockets of the process, and where each is going. */
public final class HealthReport {
  /** So many peers, listeners, destinations and idle connections are listed. */
  private static final int LISTED = 10;

  /** Before that, no growth is not "steady". */
  private static final long SETTLED_SECONDS = 600;

  /** The quantities that are no sizes, beside {@code sockets} and its states. */
  private static final Set<String> COUNTED =
      Set.of("fds", "threads", "maps", "untracked", "classes");

  private final Reading reading;
  private final Snapshot snapshot;
  private final Page page = new Page();

  private HealthReport(Reading reading) {
    this.reading = reading;
    this.snapshot = reading.findings().snapshot();
  }

  /** The page as text: plain ASCII, lines of at most 150 characters, each with a line feed. */
  public static String of(Reading reading) {
    HealthReport report = new HealthReport(reading);
    report.page.line(HeaderSection.line(reading));
    StatusSection.write(reading, report.page);
    HeaderSection.reservations(reading, report.page);
    report.page.blank();
    report.process();
    report.sockets();
    report.trends();
    report.suspects();
    return report.page.toString();
  }

  private void process() {
    ProcessSample process = snapshot.process();
    Account.write(reading, page);
    LimitsSection.write(reading, page);
    line("Threads", threads(process.threads()));
    line("Memory", memory(process));
    for (String words : MemoryText.of(snapshot)) {
      line("", words);
    }
    if (process.virtual() >= 0) {
      line(
          "",
          "Address space "
              + Format.bytes(process.virtual())
              + " and data "
              + Format.bytes(process.data())
              + " are not memory in use.");
    }
    String whose = MemorySection.whose(reading);
    if (!whose.isEmpty()) {
      line("", Page.capital(whose) + ".");
    }
  }

  private String threads(long platform) {
    long virtual = snapshot.threads().virtual();
    return (platform < 0 ? "not readable here" : Format.count(platform))
        + (virtual < 0 ? "." : " and " + Format.count(virtual, "virtual thread") + ".");
  }

  private static String memory(ProcessSample process) {
    if (process.rss() < 0) {
      return "not readable here.";
    }
    StringBuilder text = new StringBuilder("resident ").append(Format.bytes(process.rss()));
    if (process.anonymous() >= 0) {
      text.append(" = anonymous ").append(Format.bytes(process.anonymous()));
      text.append(" + files ").append(Format.bytes(process.fileBacked()));
      text.append(" (the kernel can reclaim these) + shared ");
      text.append(Format.bytes(process.shared()));
    }
    if (process.swap() >= 0) {
      text.append("; swapped out ").append(Format.bytes(process.swap()));
    }
    return text.append('.').toString();
  }

  private void sockets() {
    SocketTable sockets = snapshot.sockets();
    line(
        "Sockets",
        (sockets.isUnknown() ? "not readable here" : Ranked.of(sockets.states(), 12))
            + TcpSection.age(snapshot)
            + ".");
    if (sockets.unreadBytes() > 0 || sockets.unsentBytes() > 0) {
      line(
          "",
          Format.bytes(sockets.unreadBytes())
              + " received but not read, "
              + Format.bytes(sockets.unsentBytes())
              + " sent but not acknowledged.");
    }
    if (!sockets.peers().isEmpty()) {
      String more = sockets.truncated() ? " (more than are kept)" : "";
      line("Peers", Ranked.peers(sockets.peers(), LISTED, reading.redaction()) + more + ".");
    }
    String label = "Listening";
    for (SocketTable.Listener one : first(sockets.listeners())) {
      line(label, listener(one));
      label = "";
    }
    label = "Ports";
    for (SocketTable.PortUse one : first(sockets.ephemeral())) {
      line(label, ports(one));
      label = "";
    }
    label = "Quiet";
    for (PeerCount one : first(sockets.quietWithoutKeepalive())) {
      line(
          label,
          Format.count(one.count(), "connection")
              + " to "
              + address(one.remote())
              + " had no traffic for 2 h and use no keepalive.");
      label = "";
    }
  }

  private String listener(SocketTable.Listener one) {
    String backlog = one.backlog() < 0 ? "" : " of " + Format.count(one.backlog());
    String site = one.site().isEmpty() ? "" : ", opened at " + one.site();
    return address(one.local())
        + ": "
        + Format.count(one.queued())
        + backlog
        + " waiting for accept, maximum seen "
        + Format.count(one.peakQueued())
        + site
        + ".";
  }

  private String ports(SocketTable.PortUse one) {
    return "to "
        + address(one.destination())
        + ": "
        + Format.count(one.used())
        + " of "
        + Format.count(one.available())
        + " local ports, "
        + Format.count(one.timeWait())
        + " of them in TIME_WAIT.";
  }

  private void trends() {
    Map<String, QuantityTrend> trends = new TreeMap<>(reading.findings().trends());
    String label = "Trends";
    for (Map.Entry<String, QuantityTrend> entry : trends.entrySet()) {
      line(label, entry.getKey() + ": " + trend(entry.getKey(), entry.getValue()));
      label = "";
    }
  }

  private String trend(String name, QuantityTrend trend) {
    boolean bytes = isSize(name);
    StringBuilder text = new StringBuilder(Format.amount(trend.current(), bytes));
    if (trend.limit() > 0) {
      text.append(" of ").append(Format.amount(trend.limit(), bytes));
    }
    // "Steady" is a claim, too: not before there was time to see anything else.
    boolean open = trend.perHour() == 0 && reading.watchedSeconds() < SETTLED_SECONDS;
    String growth = Format.growth(trend.perHour(), trend.perHourLow(), trend.perHourHigh(), bytes);
    text.append(", ").append(open ? "growth not known yet" : growth);
    if (trend.exhaustsInSeconds() >= 0) {
      text.append(", reaches the limit in about ")
          .append(Format.seconds(trend.exhaustsInSeconds()));
    }
    return text.append('.').toString();
  }

  private static boolean isSize(String trend) {
    return !COUNTED.contains(trend) && !trend.startsWith("sockets");
  }

  private void suspects() {
    int leaks = reading.leaks().size();
    String what = leaks == 0 ? "none found so far" : Format.count(leaks);
    line("Leaks", what + ". See operation report of io.unclosed:type=LeakDetector.");
  }

  private String address(String address) {
    return reading.redaction().sentence(address);
  }

  private void line(String label, String words) {
    page.labelled(label, words);
  }

  private static <T> Iterable<T> first(List<T> all) {
    return all.subList(0, Math.min(LISTED, all.size()));
  }
}
