package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.Evidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.SuspectPart;
import java.util.ArrayList;
import java.util.List;

/** A suspect in the making. */
final class SuspectDraft {
  private final FrameFigures figures;
  private final Severity severity;
  private final Confidence confidence;
  private final List<Evidence> evidence = new ArrayList<>();
  private String headline = "";
  private String remedy = "";
  private String doNot = "";
  private double[] rate = {0, 0, 0};
  private long[] exhausts = {-1, -1};
  private List<SuspectPart> parts = List.of();

  SuspectDraft(FrameFigures figures, Severity severity, Confidence confidence) {
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

  Suspect build() {
    return new Suspect(
        figures.id(),
        figures.kind(),
        "resources",
        severity,
        confidence,
        evidence,
        headline,
        remedy,
        doNot,
        figures.site(),
        figures.open(),
        rate[0],
        rate[1],
        rate[2],
        figures.oldestNanos(0) / 1_000_000_000L,
        exhausts[0],
        exhausts[1],
        0,
        figures,
        parts);
  }
}
