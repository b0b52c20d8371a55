package io.unclosed.analysis.kind;

/** What a kind's resources are like by nature, before anything is seen of them. */
public enum Nature {
  /** Opened for one use: those that stay open for hours are a few, and do not become more. */
  SINGLE_USE,

  /** May well be in use for hours: a session, a subscription, a link between nodes. */
  SESSION,

  /** One of them, of threads a pool of them, is made to serve many. */
  HUB,

  /**
   * The collector gives them back, as their makers mean it to. That it did is then no evidence, nor
   * is their age.
   */
  COLLECTED;

  /** Whether the kind with that id is like this. */
  public boolean isOf(String id) {
    return Kind.of(id).nature() == this;
  }
}
