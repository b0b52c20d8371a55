package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.words.Format;
import io.unclosed.analysis.words.KindNouns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The account of descriptors as one sum that adds up: each numbered suspect, the other resources by
 * kind, the JVM's own, and what nothing of Java opened.
 */
final class Account {
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

  static String of(Reading reading) {
    Account made = new Account(reading);
    return made.account.kernel() < 0
        ? "unknown: the system does not tell which descriptors are open."
        : made.text(untracked(reading));
  }

  /** What the untracked ones can be; on a late attach they include what was open before. */
  static String untracked(Reading reading) {
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
      add(account.tracked(), "opened by Java (the suspects' figures are estimates)");
    }
    add(account.own(), "the JVM's own");
    String which = account.untrackedByTarget().isEmpty() ? "" : targets();
    add(account.untracked(), untracked + untrackedSuspect() + which);
    long rest = account.kernel() - told;
    if (rest != 0) {
      sum.append(rest > 0 ? " + " : " - ").append(Format.count(Math.abs(rest)));
      sum.append(" that changed during the count");
    }
    return Format.count(account.kernel()) + " = " + sum;
  }

  private void tracked() {
    Map<String, Long> others = new HashMap<>(openByKind);
    for (int i = 0; i < numbered.size(); i++) {
      long taken = 0;
      for (Map.Entry<String, Long> part : Takes.byKind(numbered.get(i)).entrySet()) {
        if (Takes.isTracked(part.getKey())) {
          others.merge(part.getKey(), -part.getValue(), Long::sum);
          taken += part.getValue();
        }
      }
      if (taken > 0) {
        add(taken, "(" + (i + 1) + ")");
      }
    }
    StringBuilder compound = new StringBuilder();
    for (Map.Entry<String, Long> entry : Ranked.ranked(others)) {
      String kind = entry.getKey();
      long open = entry.getValue();
      if (Takes.isTracked(kind) && open > 0) {
        boolean other = open < openByKind.getOrDefault(kind, 0L);
        add(open, (other ? "other " : "") + KindNouns.of(kind).noun(open));
      }
    }
    for (Map.Entry<String, Long> entry : Ranked.ranked(openByKind)) {
      String kind = entry.getKey();
      if (Takes.isTracked(kind) && KindNouns.of(kind).descriptors() > 1) {
        compound.append(compound.length() == 0 ? "" : " and ").append(KindNouns.of(kind).plural());
      }
    }
    if (account.tracked() > told) {
      add(
          account.tracked() - told,
          compound.length() == 0
              ? "opened by Java since"
              : "more descriptors of these " + compound);
    }
    if (sum.length() == 0) {
      add(0, "opened by Java");
    }
  }

  private boolean isEstimated() {
    for (CallSiteStats frame : frames) {
      if (frame.sampled()) {
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
      if (numbered.get(i).kind().equals("untracked-fd")) {
        return " (" + (i + 1) + ")";
      }
    }
    return "";
  }

  private String targets() {
    return " (" + Ranked.of(account.untrackedByTarget(), 4) + ")";
  }
}
