package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;

/**
 * The limit on descriptors, or for a part of memory on bytes.
 *
 * @param soft what may be in use; -1 when unknown
 * @param used what is; -1 when unknown
 */
public record Limit(long soft, long used) {

  /** From the account of descriptors; from the sample of the process where that has none. */
  public static Limit of(Snapshot snapshot) {
    DescriptorAccount account = snapshot.descriptors();
    ProcessSample process = snapshot.process();
    long soft = account.softLimit() > 0 ? account.softLimit() : process.fdSoftLimit();
    long used = account.kernel() >= 0 ? account.kernel() : process.fds();
    return new Limit(soft > 0 ? soft : -1, used);
  }

  /** What the subject must not outgrow. */
  public static Limit of(Subject subject, Snapshot snapshot) {
    if (!subject.isMemory()) {
      return of(snapshot);
    }
    MemoryArea part = MemoryArea.of(subject.id());
    long limit = part.limit(snapshot);
    return new Limit(limit > 0 ? limit : -1, part.used(snapshot));
  }

  /** Whether both are known. */
  public boolean known() {
    return soft > 0 && used >= 0;
  }

  /** Descriptors that may still be opened; 0 when unknown. */
  public long headroom() {
    return known() ? Math.max(0, soft - used) : 0;
  }

  /** The share of the limit that so many descriptors take; 0 when unknown. */
  public double share(long descriptors) {
    return known() ? (double) descriptors / soft : 0;
  }
}
