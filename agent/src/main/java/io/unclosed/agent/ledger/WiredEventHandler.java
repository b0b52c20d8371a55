package io.unclosed.agent.ledger;

/**
 * A port that is made without its constructor: a hidden class's can only be called by slow
 * reflection.
 */
interface WiredEventHandler {
  /** Gives it what it needs; comes before anything else. */
  void wire(Ledger books, ServerListener listener, EventSink recorded);
}
