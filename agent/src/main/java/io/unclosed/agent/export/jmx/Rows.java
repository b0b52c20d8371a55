package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.EvidenceCodes;
import io.unclosed.agent.export.Inert;
import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.jmx.OpenResource;
import io.unclosed.jmx.Recommendation;
import io.unclosed.jmx.Sample;
import io.unclosed.jmx.SiteCount;
import io.unclosed.jmx.SiteFigures;
import io.unclosed.jmx.SiteGrowth;
import io.unclosed.jmx.Suspect;
import io.unclosed.jmx.SuspectFigures;
import io.unclosed.jmx.Trend;
import java.util.concurrent.TimeUnit;

/**
 * Turns findings into the records that JMX clients see.
 *
 * <p>Types of the analysis and of the door have the same simple names and differ in form: at the
 * door times are seconds, codes are strings, and a record only ever gets further components.
 */
final class Rows {
  private Rows() {}

  static Suspect suspect(io.unclosed.analysis.finding.LeakSuspect suspect, Findings findings) {
    return new Suspect(
        suspect.rating().severity().name(),
        suspect.rating().confidence().name(),
        suspect.kind(),
        EvidenceCodes.of(suspect),
        Inert.line(suspect.text().headline()),
        Inert.line(suspect.text().remedy()),
        Inert.line(suspect.site()),
        suspect.id(),
        suspect.live(),
        suspect.unit(),
        suspect.rate().perHour(),
        suspect.oldestSeconds(),
        suspect.exhausts().soonestSeconds(),
        seconds(findings.snapshot().nanos() - suspect.raisedNanos()));
  }

  static SuspectFigures figures(io.unclosed.analysis.finding.LeakSuspect suspect) {
    return new SuspectFigures(
        level(suspect.rating().severity()),
        suspect.live(),
        suspect.rate().perHour(),
        suspect.exhausts().soonestSeconds());
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case WARNING -> 1;
      case CRITICAL -> 2;
    };
  }

  static SiteFigures figures(CallSiteStats frame, long nowNanos) {
    return new SiteFigures(
        frame.counts().open(),
        frame.counts().opened(),
        frame.counts().closed(),
        frame.counts().collected(),
        seconds(frame.oldestNanos(nowNanos)));
  }

  static SiteFigures sum(SiteFigures a, SiteFigures b) {
    return new SiteFigures(
        a.open() + b.open(),
        a.opened() + b.opened(),
        a.closed() + b.closed(),
        a.collectedUnclosed() + b.collectedUnclosed(),
        Math.max(a.oldestSeconds(), b.oldestSeconds()));
  }

  static SiteCount count(CallSiteStats frame, long nowNanos) {
    return new SiteCount(
        frame.kind(),
        frame.counts().open(),
        frame.counts().opened(),
        frame.counts().closed(),
        frame.counts().collected(),
        seconds(frame.oldestNanos(nowNanos)),
        frame.held().bytes(),
        frame.held().pools(),
        Inert.line(frame.site()),
        frame.id());
  }

  static Sample sample(Snapshot snapshot) {
    ProcessSample sample = snapshot.process();
    return new Sample(
        sample.rss(),
        sample.anonymous(),
        sample.fileBacked(),
        sample.shared(),
        sample.virtual(),
        sample.data(),
        sample.swap(),
        OpenDescriptors.of(snapshot),
        sample.fdSoftLimit(),
        sample.fdHardLimit(),
        sample.threads(),
        sample.memoryUsed(),
        sample.memoryLimit());
  }

  static Trend trend(io.unclosed.analysis.finding.QuantityTrend trend) {
    return new Trend(
        trend.current(),
        trend.limit(),
        trend.perHour(),
        trend.perHourLow(),
        trend.perHourHigh(),
        trend.exhaustsInSeconds());
  }

  static Recommendation recommendation(io.unclosed.analysis.finding.TuningAdvice advice) {
    return new Recommendation(
        advice.id(),
        advice.severity().name(),
        advice.confidence().name(),
        advice.setting(),
        advice.current(),
        advice.recommended(),
        Inert.line(advice.headline()));
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }

  static SiteGrowth growth(CallSiteGrowth callSiteGrowth) {
    return new SiteGrowth(
        callSiteGrowth.kind(),
        callSiteGrowth.then(),
        callSiteGrowth.now(),
        callSiteGrowth.fresh(),
        Inert.line(callSiteGrowth.site()),
        callSiteGrowth.id());
  }

  static OpenResource resource(io.unclosed.agent.query.OpenResourceInfo one) {
    return new OpenResource(
        one.number(),
        one.kind(),
        Inert.line(one.detail()),
        one.state(),
        one.ageSeconds(),
        Inert.line(one.thread()),
        one.id());
  }
}
