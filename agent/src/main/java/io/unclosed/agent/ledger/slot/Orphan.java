package io.unclosed.agent.ledger.slot;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/**
 * Tells when the object is gone that alone could have closed a descriptor.
 *
 * <p>Kept by the slot and dropped with it: of what was closed in time, nothing is ever enqueued.
 */
public final class Orphan extends PhantomReference<Object> {
  public final int number;
  public final long sequence;

  public Orphan(Object referent, ReferenceQueue<Object> queue, int number, long sequence) {
    super(referent, queue);
    this.number = number;
    this.sequence = sequence;
  }
}
