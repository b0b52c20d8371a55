package io.unclosed.agent.ledger;

/** Is shown the descriptors that are held. */
public interface SlotVisitor {
  /**
   * One held descriptor.
   *
   * @param number the descriptor
   * @param slot what is known of it; reused for the next one, so take what you need
   */
  void visit(int number, OpenSlot slot);
}
