package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Detection;
import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.HourlyRate;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitWindow;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectRating;
import io.unclosed.analysis.finding.SuspectText;
import io.unclosed.analysis.forecast.Consequence;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one suspect out of all the signs at one subject. */
final class SuspectFactory {
  private static final long DAY_SECONDS = 86400;

  /** Who holds less of the limit than this did not make another's open fail. */
  private static final double CULPABLE_SHARE = 0.1;

  /** Who holds less than this is the victim even of its own failed open. */
  private static final double VICTIMS_SHARE = 0.01;

  /** The part of what is suspected that proof must be of. */
  private static final double WEIGHS = 0.1;

  private SuspectFactory() {}

  /**
   * The suspect.
   *
   * @param signs strongest first, never empty
   */
  static LeakSuspect suspect(
      Subject subject,
      List<Detection> signs,
      Snapshot snapshot,
      Consequence near,
      long raisedNanos,
      boolean stuck) {
    Limit limit = Limit.of(subject, snapshot);
    int each = subject.isMemory() ? 1 : KindNouns.of(subject.kind()).descriptors();
    List<Evidence> evidence = new ArrayList<>(signs.size());
    for (Detection detection : signs) {
      evidence.add(detection.evidence());
    }
    List<GrowthInterval> rises = risesOf(signs);
    GrowthInterval g = quoted(subject, rises);
    TimeToLimit end = TimeToLimit.of(rises, limit.headroom(), limit.known() ? each : 0);
    Confidence confidence = surest(evidence);
    CallSiteStats f = subject.figures();
    return new LeakSuspect(
        subject.id(),
        subject.kind(),
        subject.isMemory() ? "bytes" : "resources",
        f == null ? "" : f.site(),
        new SuspectRating(
            severity(subject, signs, confidence, end, limit, snapshot, near, g),
            confidence,
            List.copyOf(evidence)),
        new SuspectText(
            Headlines.of(subject, evidence, stuck, g),
            Remedies.of(subject, evidence, stuck),
            Remedies.doNot(subject, evidence, each)),
        subject.live(),
        new HourlyRate(
            g == null ? 0 : g.perHour(),
            g == null ? 0 : g.perHourLow(),
            g == null ? 0 : g.perHourHigh()),
        f == null ? 0 : f.oldestNanos(snapshot.nanos()) / 1_000_000_000L,
        new LimitWindow(end.soonestSeconds(), end.latestSeconds()),
        raisedNanos,
        f,
        List.of());
  }

  /** Of memory the longest window's, which alone knows how much days differ. */
  private static @Nullable GrowthInterval quoted(Subject subject, List<GrowthInterval> rises) {
    if (rises.isEmpty()) {
      return null;
    }
    return subject.isMemory() ? rises.get(rises.size() - 1) : GrowthInterval.quoted(rises);
  }

  /** The rises that the strongest sign with any saw: the count that leaks is nearest to it. */
  private static List<GrowthInterval> risesOf(List<Detection> signs) {
    for (Detection detection : signs) {
      if (!detection.rises().isEmpty()) {
        return detection.rises();
      }
    }
    return List.of();
  }

  /** What is proven of one in ten at most makes nobody surer of all that the headline tells of. */
  private static Confidence surest(List<Evidence> evidence) {
    double least = WEIGHS * Headlines.most(evidence).leaked();
    Confidence surest = Confidence.POSSIBLE;
    for (Evidence e : evidence) {
      Confidence c = e.confidence();
      surest = e.leaked() > least && c.compareTo(surest) > 0 ? c : surest;
    }
    return surest;
  }

  private static Severity severity(
      Subject subject,
      List<Detection> signs,
      Confidence confidence,
      TimeToLimit end,
      Limit limit,
      Snapshot snapshot,
      Consequence near,
      @Nullable GrowthInterval g) {
    if (hasFailed(subject, signs, limit, snapshot) || endsSoon(confidence, end, limit)) {
      return Severity.CRITICAL;
    }
    for (Detection detection : signs) {
      if (detection.pressing()) {
        return Severity.WARNING;
      }
    }
    boolean takesLimit = g != null && near.follows(subject.kind(), subject.figures(), g.perHour());
    return takesLimit ? Severity.WARNING : Severity.INFO;
  }

  /**
   * Whether an open has failed for this suspect. The open that fails is anybody's, so any failure
   * counts against who holds much of the limit; and one that failed at this very frame counts,
   * unless all that it did was to leave things to the collector.
   */
  private static boolean hasFailed(
      Subject subject, List<Detection> signs, Limit limit, Snapshot snapshot) {
    if (subject.isMemory()) {
      return false;
    }
    if (Kind.THREAD.is(subject.kind())) {
      // Told of those alone that hold a good part of all threads.
      CallSiteStats threads = subject.figures();
      return threads != null && threads.counts().failed() > 0;
    }
    int each = KindNouns.of(subject.kind()).descriptors();
    long held = 0;
    for (Detection detection : signs) {
      if (detection.evidence().code() != EvidenceCode.COLLECTED_UNCLOSED) {
        held = Math.max(held, detection.evidence().leaked() * each);
      }
    }
    CallSiteStats f = subject.figures();
    boolean here = f != null && f.counts().failed() > 0;
    if (held == 0 || !limit.known()) {
      return held > 0 && here;
    }
    boolean anywhere = snapshot.openFailures() > 0;
    return (here && limit.share(held) >= VICTIMS_SHARE)
        || (anywhere && limit.share(held) >= CULPABLE_SHARE);
  }

  /** What is only possible cries wolf in every start-up, unless the limit is really near. */
  private static boolean endsSoon(Confidence confidence, TimeToLimit end, Limit limit) {
    return end.foreseen()
        && end.soonestSeconds() <= DAY_SECONDS
        && (confidence != Confidence.POSSIBLE || limit.share(limit.used()) >= 0.5);
  }

  /** The sign with the given code; null when there is none. */
  static @Nullable Evidence find(List<Evidence> evidence, EvidenceCode code) {
    for (Evidence e : evidence) {
      if (e.code() == code) {
        return e;
      }
    }
    return null;
  }
}
