package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.words.Format;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The account of descriptors as one sum that adds up: each numbered suspect, the other resources by
 * kind, those used by the JVM, and those that no Java code opened.
 */
final class Account {
  /** By so much of it the kernel's count may lag behind ours. */
  private static final double WHILE_COUNTING = 0.02;

  private final List<LeakSuspect> numbered;
  private final List<CallSiteStats> frames;
  private final Map<String, Long> openByKind;
  private final DescriptorAccount account;
  private final StringBuilder sum = new StringBuilder();
  private long told;

  private Account(Reading reading) {
    Findings findings = reading.findings();
    numbered = reading.numbered();
    frames = findings.snapshot().frames();
    openByKind = findings.snapshot().openByKind();
    account = findings.snapshot().descriptors();
  }

  static void write(Reading reading, Page page) {
    page.labelled("Accounts", of(reading));
    String libraries = Further.libraries(reading);
    if (!libraries.isEmpty()) {
      page.labelled("", Page.capital(libraries));
    }
    String deleted = Further.deleted(reading);
    if (!deleted.isEmpty()) {
      page.labelled("Deleted", deleted);
    }
  }

  static String of(Reading reading) {
    Account made = new Account(reading);
    return made.account.kernel() < 0
        ? "not readable here: the system does not show which file descriptors are open."
        : made.text(untracked(reading));
  }

  /** Whether what a call site opened counts in the account. */
  static boolean takesDescriptors(CallSiteActivity site) {
    return isTracked(site.kind());
  }

  private static boolean isTracked(String kind) {
    return KindNouns.of(kind).descriptors() > 0 && !Kind.UNTRACKED_FD.is(kind);
  }

  /** How many are open of each kind that a suspect is made of. */
  private static Map<String, Long> byKind(LeakSuspect suspect) {
    Map<String, Long> open = new LinkedHashMap<>();
    if (suspect.parts().isEmpty()) {
      open.put(suspect.kind(), suspect.live());
    }
    for (SuspectPart part : suspect.parts()) {
      open.merge(part.kind(), part.live(), Long::sum);
    }
    return open;
  }

  /** What the untracked ones can be; on a late attach they include what was open before. */
  private static String untracked(Reading reading) {
    return reading.about().fromStart()
        ? "not opened by Java"
        : "open before the attach or not opened by Java";
  }

  private String text(String untracked) {
    tracked();
    if (told > account.tracked() && isEstimated()) {
      // Counts that are scaled up from a sample need not agree with the kernel's.
      sum.setLength(0);
      told = 0;
      add(account.tracked(), "opened by Java (figures of suspects are estimates)");
    }
    add(account.own(), "used by the JVM");
    String which = account.untrackedByTarget().isEmpty() ? "" : targets();
    add(account.untracked(), untracked + untrackedSuspect() + which);
    long rest = account.kernel() - told;
    if (rest != 0) {
      sum.append(rest > 0 ? " + " : " - ").append(Format.count(Math.abs(rest)));
      sum.append(" that changed while counting");
    }
    return Format.count(account.kernel()) + " file descriptors = " + sum;
  }

  /** How many descriptors one of each kind takes, as far as that fits what is open in all. */
  private enum Each {
    /** A directory stream on Linux holds a second one for its relative opens. */
    WITH_RELATIVE_OPENS,
    USUAL,
    ONE;

    long of(String kind) {
      int usual = KindNouns.of(kind).descriptors();
      return switch (this) {
        case WITH_RELATIVE_OPENS -> Kind.DIRECTORY.is(kind) ? 2 : usual;
        case USUAL -> usual;
        case ONE -> 1;
      };
    }
  }

  private Each each() {
    for (Each each : Each.values()) {
      long sum = 0;
      for (Map.Entry<String, Long> open : openByKind.entrySet()) {
        sum += isTracked(open.getKey()) ? each.of(open.getKey()) * open.getValue() : 0;
      }
      // Opens go on while the kernel's list is read.
      if (sum <= account.tracked() * (1 + WHILE_COUNTING)) {
        return each;
      }
    }
    return Each.ONE;
  }

  private void tracked() {
    Each each = each();
    Map<String, Long> others = new HashMap<>(openByKind);
    for (int i = 0; i < numbered.size(); i++) {
      long taken = 0;
      for (Map.Entry<String, Long> part : byKind(numbered.get(i)).entrySet()) {
        if (isTracked(part.getKey())) {
          others.merge(part.getKey(), -part.getValue(), Long::sum);
          taken += each.of(part.getKey()) * part.getValue();
        }
      }
      if (taken > 0) {
        add(taken, "(number " + (i + 1) + ")");
      }
    }
    StringBuilder compound = new StringBuilder();
    for (Map.Entry<String, Long> entry : Ranked.ranked(others)) {
      String kind = entry.getKey();
      long open = entry.getValue();
      if (isTracked(kind) && open > 0) {
        boolean other = open < openByKind.getOrDefault(kind, 0L);
        long number = each.of(kind) * open;
        String what = (other ? "other " : "") + KindNouns.of(kind).noun(open);
        add(number, number == open ? what : "in " + Format.count(open) + " " + what);
      }
    }
    for (Map.Entry<String, Long> entry : Ranked.ranked(openByKind)) {
      String kind = entry.getKey();
      if (isTracked(kind) && KindNouns.of(kind).descriptors() > 1) {
        compound.append(compound.length() == 0 ? "" : " and ").append(KindNouns.of(kind).plural());
      }
    }
    if (account.tracked() > told) {
      add(
          account.tracked() - told,
          compound.length() == 0
              ? "more file descriptors of these"
              : "more file descriptors of these " + compound);
    }
    if (sum.length() == 0) {
      add(0, "opened by Java");
    }
  }

  private boolean isEstimated() {
    for (CallSiteStats frame : frames) {
      if (frame.counts().sampled()) {
        return true;
      }
    }
    return false;
  }

  private void add(long number, String what) {
    told += number;
    sum.append(sum.length() == 0 ? "" : " + ")
        .append(Format.count(number))
        .append(' ')
        .append(what);
  }

  private String untrackedSuspect() {
    for (int i = 0; i < numbered.size(); i++) {
      if (Kind.UNTRACKED_FD.is(numbered.get(i).kind())) {
        return " (number " + (i + 1) + ")";
      }
    }
    return "";
  }

  private String targets() {
    return " (" + Ranked.of(account.untrackedByTarget(), 4) + ")";
  }
}
