package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.DescriptorAccount;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.Suspect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The account of descriptors as one sum that adds up: each numbered suspect, the other resources by
 * kind, the JVM's own, and what nothing of Java opened.
 */
final class Account {
  private Account() {}

  static String of(Reading reading) {
    Findings findings = reading.findings();
    DescriptorAccount account = findings.snapshot().descriptors();
    if (account.kernel() < 0) {
      return "unknown: the system does not tell which descriptors are open.";
    }
    StringBuilder sum = new StringBuilder(Figures.count(account.kernel())).append(" = ");
    sum.append(tracked(reading.numbered(), findings.snapshot().openByKind(), account.tracked()));
    sum.append(" + ").append(Figures.count(account.own())).append(" the JVM's own + ");
    sum.append(Figures.count(account.untracked())).append(' ').append(untracked(reading));
    sum.append(untrackedSuspect(reading.numbered()));
    sum.append(targets(account.untrackedByTarget()));
    long rest = account.kernel() - account.tracked() - account.own() - account.untracked();
    if (rest != 0) {
      sum.append(rest > 0 ? " + " : " - ").append(Figures.count(Math.abs(rest)));
      sum.append(" that changed during the count");
    }
    return sum.toString();
  }

  /** What the untracked ones can be; on a late attach they include what was open before. */
  static String untracked(Reading reading) {
    return reading.about().fromStart()
        ? "not opened by Java"
        : "open before the attach or not opened by Java";
  }

  private static String tracked(List<Suspect> numbered, Map<String, Long> openByKind, long total) {
    StringBuilder parts = new StringBuilder();
    Map<String, Long> others = new HashMap<>(openByKind);
    long sum = 0;
    for (int i = 0; i < numbered.size(); i++) {
      Suspect suspect = numbered.get(i);
      if (KindWords.WITH_DESCRIPTOR.contains(suspect.kind())) {
        add(parts, suspect.live(), "(" + (i + 1) + ")");
        sum += suspect.live();
        others.merge(suspect.kind(), -suspect.live(), Long::sum);
      }
    }
    for (String kind : KindWords.WITH_DESCRIPTOR) {
      long open = others.getOrDefault(kind, 0L);
      if (open > 0) {
        boolean other = open < openByKind.getOrDefault(kind, 0L);
        add(parts, open, (other ? "other " : "") + KindWords.noun(kind, open));
        sum += open;
      }
    }
    if (sum > total) {
      // Counts that are scaled up from a sample need not agree with the kernel's.
      return Figures.count(total) + " opened by Java (the suspects' figures are estimates)";
    }
    if (total > sum) {
      add(parts, total - sum, "further descriptors of the same");
    }
    return parts.length() == 0 ? "0 opened by Java" : parts.toString();
  }

  private static void add(StringBuilder parts, long number, String what) {
    parts.append(parts.length() == 0 ? "" : " + ");
    parts.append(Figures.count(number)).append(' ').append(what);
  }

  private static String untrackedSuspect(List<Suspect> numbered) {
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).kind().equals("untracked-fd")) {
        return " (" + (i + 1) + ")";
      }
    }
    return "";
  }

  private static String targets(Map<String, Long> byTarget) {
    if (byTarget.isEmpty()) {
      return "";
    }
    return " (" + Ranked.of(byTarget, 4) + ")";
  }
}
