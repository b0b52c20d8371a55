package io.unclosed.agent.ledger.slot;

/**
 * Descriptors that are one resource: the halves of a pipe, the three pipes of a process.
 *
 * <p>Their slots are linked in a ring of at most three, and one of them stands for the resource.
 * They were opened at the same moment, by the nanosecond: that is how they tell each other from
 * strangers who got the number of one that is closed.
 */
public final class Siblings {
  private final Slots slots;

  public Siblings(Slots slots) {
    this.slots = slots;
  }

  /**
   * While another descriptor of the resource is open, that one stands for it from here on.
   *
   * @param fd just vacated, not yet given back
   * @return false when none is left open: the resource ends
   */
  public boolean passedOn(int fd, long nanos, long word) {
    int other = slots.link(fd);
    for (int step = 0; step < 3 && other >= 0 && other != fd; step++) {
      long held = slots.word(other);
      boolean sibling =
          SlotWord.isHeld(held)
              && SlotWord.isPart(held)
              && SlotWord.kind(held) == SlotWord.kind(word)
              && slots.nanos(other) == nanos;
      if (sibling && slots.change(other, held, SlotWord.leadingLike(held, word))) {
        return true;
      }
      // A stranger's link leads astray; the one who closed that number has mended ours.
      other = slots.nanos(other) == nanos ? slots.link(other) : slots.link(fd);
    }
    return false;
  }

  /** Mends the ring, so that nobody comes to the number when it has a new owner. */
  public void leave(int fd, int link) {
    int before = slots.link(link) == fd ? link : slots.link(link);
    if (before >= 0 && before != fd) {
      slots.relink(before, fd, before == link ? -1 : link);
    }
  }
}
