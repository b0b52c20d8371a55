package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Where the process stands: its limits, the account, states and peers, memory, advice. */
final class Standing {
  private static final int LISTED = 10;

  private final Reading reading;
  private final Findings findings;
  private final Snapshot snapshot;
  private final Page page;

  Standing(Reading reading, Page page) {
    this.reading = reading;
    this.findings = reading.findings();
    this.snapshot = reading.findings().snapshot();
    this.page = page;
  }

  void write() {
    labelled("Limit", limit());
    if (isShort(Outlook.descriptors(reading)) && !raise(reading).isEmpty()) {
      labelled("", raise(reading));
    }
    if (Starts.failed(reading)) {
      labelled("Threads", Starts.standing(reading) + ". " + Starts.limit(reading));
    }
    labelled("Account", Account.of(reading));
    if (!Further.libraries(reading).isEmpty()) {
      labelled("", Page.capital(Further.libraries(reading)));
    }
    if (!Further.deleted(reading).isEmpty()) {
      labelled("Deleted", Further.deleted(reading));
    }
    Moments.write(reading, page);
    SocketTable sockets = snapshot.sockets();
    if (!sockets.states().isEmpty()) {
      String peers = Ranked.peers(sockets.peers(), 5, reading.redaction());
      labelled("States", Ranked.of(sockets.states(), 8) + ". Peers: " + peers + ".");
    }
    labelled("Memory", memory());
    advice();
  }

  private String limit() {
    DescriptorAccount account = snapshot.descriptors();
    if (account.softLimit() < 0) {
      return "of descriptors unknown.";
    }
    String soft = Format.count(account.softLimit());
    String text =
        account.softLimit() == account.hardLimit()
            ? soft + " descriptors, soft and hard."
            : soft
                + " descriptors (soft), may be raised to "
                + Format.count(account.hardLimit())
                + " (hard).";
    Outlook outlook = Outlook.descriptors(reading);
    if (!isShort(outlook)) {
      return text;
    }
    if (account.hardLimit() <= account.softLimit()) {
      return text + " Raising it further needs root: see Advice.";
    }
    return text + " Raising it" + bought(outlook, account) + ", without a restart:";
  }

  /** The command in a line of its own, so that it can be copied; empty when it cannot help. */
  static String raise(Reading reading) {
    DescriptorAccount account = reading.findings().snapshot().descriptors();
    if (account.hardLimit() <= account.softLimit()) {
      return "";
    }
    String hard = Long.toString(account.hardLimit());
    boolean container = reading.findings().snapshot().environment().container();
    return "prlimit --pid "
        + reading.findings().snapshot().environment().pid()
        + " --nofile="
        + hard
        + ":"
        + hard
        + (container ? "   (in the container, as the same user or root)" : "");
  }

  private static boolean isShort(Outlook descriptors) {
    return descriptors.soonest() >= 0 || descriptors.isTight();
  }

  private static String bought(Outlook outlook, DescriptorAccount account) {
    if (outlook.perHour() <= 0) {
      return " buys time";
    }
    double hours = (account.hardLimit() - account.softLimit()) / outlook.perHour();
    return " buys about " + Format.seconds((long) (hours * 3600));
  }

  private String memory() {
    Outlook memory = Outlook.memory(reading);
    String resident =
        snapshot.process().rss() < 0
            ? "resident set unknown"
            : "resident set " + Format.bytes(snapshot.process().rss());
    return memory.limit() > 0 ? resident + "; " + whose(reading, memory) + "." : resident + ".";
  }

  /** {@code the container uses 1,214 MiB of its 2,048 MiB, steady}. */
  static String whose(Reading reading, Outlook memory) {
    boolean container = reading.findings().snapshot().environment().container();
    return (container ? "the container uses " : "the machine or cgroup uses ")
        + Format.bytes(memory.used())
        + " of its "
        + Format.bytes(memory.limit())
        + Headline.growth(memory);
  }

  private void advice() {
    List<TuningAdvice> advice = findings.recommendations();
    for (int i = 0; i < advice.size() && i < LISTED; i++) {
      TuningAdvice one = advice.get(i);
      labelled(
          i == 0 ? "Advice" : "",
          one.id() + ": " + reading.redaction().sentence(Page.sentence(one.headline())));
    }
    if (!advice.isEmpty()) {
      labelled("", "How and when not to: operation report of io.unclosed:type=Tuning.");
    } else {
      labelled("Advice", "no limit or setting to change (" + checks() + ").");
    }
  }

  private String checks() {
    int unknown = 0;
    for (TuningCheck check : findings.checks()) {
      unknown += check.state().startsWith("unknown") ? 1 : 0;
    }
    return Format.count(findings.checks().size())
        + " checked, "
        + Format.count(unknown)
        + " could not be seen from here";
  }

  private void labelled(String label, String words) {
    page.labelled(label, Page.MARGIN, words);
  }
}
