package io.unclosed.agent.ledger.slot;

/** Is shown what is held. */
public interface SlotVisitor {
  /**
   * One thing that is held.
   *
   * @param number its descriptor, or, from {@link KeyedSlots#BASE} on, its place among the keyed
   * @param slot what is known of it; reused for the next one, so take what you need
   */
  void visit(int number, OpenSlot slot);
}
