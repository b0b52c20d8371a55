package io.unclosed.analysis.finding;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.kind.KindNouns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blamed frame, or a quantity of the whole process, that shows evidence of a leak.
 *
 * @param id 16 hex digits, or words when process-wide ({@code untracked:socket})
 * @param kind the kind's id, or {@code memory}
 * @param unit {@code resources} or {@code bytes}, of {@code live} and the rate
 * @param site the blamed frame as {@link StackTraceElement} prints it; empty when process-wide
 * @param rating severity, confidence and evidence
 * @param text what is said of it
 * @param live resources or bytes that are open now
 * @param rate growth of what leaks
 * @param oldestSeconds age of the oldest open one
 * @param exhausts when it uses up a limit
 * @param raisedNanos when it was raised, on the snapshots' clock
 * @param figures what the frame opened of {@code kind}; null when process-wide
 * @param parts what it holds of each kind, the most telling first, when one mistake leaks several;
 *     empty when it is one kind
 */
public record LeakSuspect(
    String id,
    String kind,
    String unit,
    String site,
    SuspectRating rating,
    SuspectText text,
    long live,
    HourlyRate rate,
    long oldestSeconds,
    LimitWindow exhausts,
    long raisedNanos,
    @Nullable CallSiteStats figures,
    List<SuspectPart> parts) {

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
      return kind.equals(ofKind) ? rate.perHour() : 0;
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
      return rate.perHour() * KindNouns.of(kind).descriptors();
    }
    double sum = 0;
    for (SuspectPart part : parts) {
      sum += part.perHour() * KindNouns.of(part.kind()).descriptors();
    }
    return sum;
  }
}
