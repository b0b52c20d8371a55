package io.unclosed.agent.ledger.stack;

/** Knows which stack started a thread. Asked by application threads; never blocks. */
public interface ThreadCreators {
  /** Index of the stack that started the thread, or that made its pool; 0 when unknown. */
  int creatorOf(long thread);
}
