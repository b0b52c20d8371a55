package io.unclosed.agent.ledger.slot;

/**
 * What a slot says of its descriptor, in one word, so that it is published and withdrawn at once.
 *
 * <pre>
 * bits  0-23  site
 *      24-29  kind
 *         30  held: open, from the moment it was opened until just before the kernel gets the number back
 *         31  part: a further descriptor of a resource that another slot stands for
 *         32  own: the JVM's or the agent's
 *         33  orphaned: its object is gone
 *      34-45  weight: for how many opens this one stands, because the others' stacks were not captured
 *      46-63  sequence: counts the slot's owners, so that what was meant for one never hits the next
 * </pre>
 */
public final class SlotWord {
  static final long HELD = 1L << 30;
  public static final long PART = 1L << 31;
  public static final long OWN = 1L << 32;
  public static final long ORPHANED = 1L << 33;
  public static final int MAX_WEIGHT = 4095;
  static final int MAX_SITE = (1 << 24) - 1;

  private static final int SEQUENCE_SHIFT = 46;
  private static final long SEQUENCE_ONE = 1L << SEQUENCE_SHIFT;

  private SlotWord() {}

  /** A held word; the sequence is the slot's business. */
  public static long of(int site, int kind, int weight, long flags) {
    long heavy = Math.min(weight, MAX_WEIGHT);
    return site | (long) kind << 24 | HELD | flags | heavy << 34;
  }

  public static boolean isHeld(long word) {
    return (word & HELD) != 0;
  }

  public static boolean isPart(long word) {
    return (word & PART) != 0;
  }

  public static boolean isOwn(long word) {
    return (word & OWN) != 0;
  }

  public static boolean isOrphaned(long word) {
    return (word & ORPHANED) != 0;
  }

  public static int site(long word) {
    return (int) word & MAX_SITE;
  }

  public static int kind(long word) {
    return (int) (word >>> 24) & 63;
  }

  public static int weight(long word) {
    return (int) (word >>> 34) & MAX_WEIGHT;
  }

  public static long sequence(long word) {
    return word >>> SEQUENCE_SHIFT;
  }

  /** The same owner's word with another site and weight. */
  public static long withSite(long word, int site, int weight) {
    long heavy = Math.min(weight, MAX_WEIGHT);
    return (word & ~(MAX_SITE | (long) MAX_WEIGHT << 34)) | site | heavy << 34;
  }

  /** A part's word when it comes to stand for the resource in place of {@code leader}. */
  static long leadingLike(long part, long leader) {
    return withSite(part & ~PART, site(leader), weight(leader));
  }

  /** The same owner's word with another kind. */
  public static long withKind(long word, int kind) {
    return word & ~(63L << 24) | (long) kind << 24;
  }

  /** {@code fresh} with the sequence that follows {@code before}'s. */
  static long following(long before, long fresh) {
    return (before & -SEQUENCE_ONE) + SEQUENCE_ONE | fresh;
  }

  /** Nobody's, with the sequence kept. */
  public static long vacated(long word) {
    return word & -SEQUENCE_ONE;
  }
}
