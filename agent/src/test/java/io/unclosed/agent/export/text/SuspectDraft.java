package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.HourlyRate;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitWindow;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.finding.SuspectRating;
import io.unclosed.analysis.finding.SuspectText;
import io.unclosed.analysis.input.CallSiteStats;
import java.util.ArrayList;
import java.util.List;

/** A suspect in the making. */
final class SuspectDraft {
  private final CallSiteStats figures;
  private final Severity severity;
  private final Confidence confidence;
  private final List<Evidence> evidence = new ArrayList<>();
  private String headline = "";
  private String remedy = "";
  private String doNot = "";
  private double[] rate = {0, 0, 0};
  private long[] exhausts = {-1, -1};
  private List<SuspectPart> parts = List.of();

  SuspectDraft(CallSiteStats figures, Severity severity, Confidence confidence) {
    this.figures = figures;
    this.severity = severity;
    this.confidence = confidence;
  }

  SuspectDraft evidence(EvidenceCode code, Confidence sure, long leaked, String sentence) {
    evidence.add(new Evidence(code, sure, leaked, sentence));
    return this;
  }

  SuspectDraft headline(String text) {
    headline = text;
    return this;
  }

  SuspectDraft remedy(String text) {
    remedy = text;
    return this;
  }

  SuspectDraft doNot(String text) {
    doNot = text;
    return this;
  }

  SuspectDraft rate(double middle, double low, double high) {
    rate = new double[] {middle, low, high};
    return this;
  }

  SuspectDraft exhausts(long soonest, long latest) {
    exhausts = new long[] {soonest, latest};
    return this;
  }

  SuspectDraft parts(SuspectPart... several) {
    parts = List.of(several);
    return this;
  }

  LeakSuspect build() {
    return new LeakSuspect(
        figures.id(),
        figures.kind(),
        "resources",
        figures.site(),
        new SuspectRating(severity, confidence, evidence),
        new SuspectText(headline, remedy, doNot),
        figures.counts().open(),
        new HourlyRate(rate[0], rate[1], rate[2]),
        figures.oldestNanos(0) / 1_000_000_000L,
        new LimitWindow(exhausts[0], exhausts[1]),
        0,
        figures,
        parts);
  }
}
