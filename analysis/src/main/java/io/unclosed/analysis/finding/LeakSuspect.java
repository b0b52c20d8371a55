package io.unclosed.analysis.finding;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.words.KindNouns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blamed frame, or a quantity of the whole process, that shows evidence of a leak.
 *
 * @param id 16 hex digits, or words when process-wide ({@code untracked:socket})
 * @param kind the kind's word, or {@code memory}
 * @param unit {@code resources} or {@code bytes}, of {@code live} and the rates
 * @param severity what it will do
 * @param confidence how sure we are
 * @param evidence strongest first; never empty
 * @param headline one sentence with the figures; no trailing full stop needed
 * @param remedy one sentence: what to do
 * @param doNot what not to do although it is often advised; empty when there is nothing to say
 * @param site the blamed frame as {@link StackTraceElement} prints it; empty when process-wide
 * @param live resources or bytes that are open now
 * @param perHour growth of what leaks, middle estimate
 * @param perHourLow lower bound
 * @param perHourHigh upper bound
 * @param oldestSeconds age of the oldest open one
 * @param exhaustsSoonestSeconds earliest time until a limit; -1 when not foreseen
 * @param exhaustsLatestSeconds latest time until that limit; -1 when not bounded
 * @param raisedNanos when it was raised, on the snapshots' clock
 * @param figures what the frame opened of {@code kind}; null when process-wide
 * @param parts what it holds of each kind, the most telling first, when one mistake leaks several;
 *     empty when it is one kind
 */
public record LeakSuspect(
    String id,
    String kind,
    String unit,
    Severity severity,
    Confidence confidence,
    List<Evidence> evidence,
    String headline,
    String remedy,
    String doNot,
    String site,
    long live,
    double perHour,
    double perHourLow,
    double perHourHigh,
    long oldestSeconds,
    long exhaustsSoonestSeconds,
    long exhaustsLatestSeconds,
    long raisedNanos,
    @Nullable CallSiteStats figures,
    List<SuspectPart> parts) {

  /** Of one kind only. */
  public LeakSuspect(
      String id,
      String kind,
      String unit,
      Severity severity,
      Confidence confidence,
      List<Evidence> evidence,
      String headline,
      String remedy,
      String doNot,
      String site,
      long live,
      double perHour,
      double perHourLow,
      double perHourHigh,
      long oldestSeconds,
      long exhaustsSoonestSeconds,
      long exhaustsLatestSeconds,
      long raisedNanos,
      @Nullable CallSiteStats figures) {
    this(
        id,
        kind,
        unit,
        severity,
        confidence,
        evidence,
        headline,
        remedy,
        doNot,
        site,
        live,
        perHour,
        perHourLow,
        perHourHigh,
        oldestSeconds,
        exhaustsSoonestSeconds,
        exhaustsLatestSeconds,
        raisedNanos,
        figures,
        List.of());
  }

  /** Whether it holds any of a kind, in whatever part. */
  public boolean holds(String ofKind) {
    boolean holds = kind.equals(ofKind);
    for (SuspectPart part : parts) {
      holds |= part.kind().equals(ofKind);
    }
    return holds;
  }

  /** How many of a kind more in an hour, in whatever part of it; 0 when it holds none. */
  public double perHour(String ofKind) {
    if (parts.isEmpty()) {
      return kind.equals(ofKind) ? perHour : 0;
    }
    double sum = 0;
    for (SuspectPart part : parts) {
      sum += part.kind().equals(ofKind) ? part.perHour() : 0;
    }
    return sum;
  }

  /** Whether anything that it is made of takes descriptors. */
  public boolean takesDescriptors() {
    boolean takes = KindNouns.of(kind).descriptors() > 0;
    for (SuspectPart part : parts) {
      takes |= KindNouns.of(part.kind()).descriptors() > 0;
    }
    return takes;
  }

  /** Descriptors more in an hour, of all kinds that it is made of; middle estimate. */
  public double descriptorsPerHour() {
    if (parts.isEmpty()) {
      return perHour * KindNouns.of(kind).descriptors();
    }
    double sum = 0;
    for (SuspectPart part : parts) {
      sum += part.perHour() * KindNouns.of(part.kind()).descriptors();
    }
    return sum;
  }
}
