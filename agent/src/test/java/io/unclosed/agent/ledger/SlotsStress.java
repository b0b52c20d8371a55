package io.unclosed.agent.ledger;

import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * One descriptor number and two threads. jcstress runs both at once, many million times, compiled
 * in different ways, and counts what comes out. {@link SlotsStressTest} starts it.
 */
public class SlotsStress {
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int TURNS = 100;

  /** How long one waits for the other, who may have lost its processor. */
  private static final int LOOKS = 2_000;

  // One book for all states, as in the agent: a book each would be 12 kB, and far fewer tries.
  private static final Slots SLOTS = new Slots();
  private static final AtomicInteger LAST_FD = new AtomicInteger();

  /** More than the states that jcstress has at once, which is at most 10,240. */
  private static final int FDS = 1 << 16;

  /** A number of its own, held by the first owner. */
  private static int heldByFirst() {
    int fd = LAST_FD.incrementAndGet() & (FDS - 1);
    hold(fd, FIRST, FIRST);
    return fd;
  }

  /** Everything about an owner is its own figure, so that a mixture of two owners shows. */
  private static void hold(int fd, int owner, int site) {
    SLOTS.hold(fd, SlotWord.of(site, 1, 1, 0), owner, owner, -1);
  }

  /**
   * One thread closes, the other gets the number as soon as it is free, as the kernel would have
   * it, and so on in turns.
   */
  @JCStressTest
  @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "each close found the owner of its turn")
  @Outcome(expect = Expect.FORBIDDEN, desc = "the next owner's slot was lost")
  @State
  public static class CloseAndReuse {
    private final int fd = heldByFirst();
    private volatile int closed;
    private volatile int opened = FIRST;

    @Actor
    public void closes(I_Result r) {
      for (int owner = FIRST; owner <= TURNS && opened == owner; owner++) {
        // The order that every join point of a close keeps: first the slot, then the kernel.
        int found = SlotWord.site(SLOTS.vacate(fd));
        closed = owner;
        r.r1 += found == owner ? 0 : 1;
        for (int look = 0; look < LOOKS && opened == owner; look++) {}
      }
    }

    @Actor
    public void opens() {
      for (int owner = SECOND; owner <= TURNS; owner++) {
        for (int look = 0; look < LOOKS && closed != owner - 1; look++) {}
        if (closed != owner - 1) {
          return;
        }
        hold(fd, owner, owner);
        opened = owner;
      }
    }
  }

  /** Two threads close one descriptor; exactly one of them closed it. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "counted once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "counted twice, or never")
  @State
  public static class TwoClosers {
    private final int fd = heldByFirst();

    @Actor
    public void one(II_Result r) {
      r.r1 = SlotWord.site(SLOTS.vacate(fd));
    }

    @Actor
    public void other(II_Result r) {
      r.r2 = SlotWord.site(SLOTS.vacate(fd));
    }
  }

  /** The heartbeat reads while the number changes hands. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "vacant, or too busy to be read")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "owners, each whole")
  @Outcome(expect = Expect.FORBIDDEN, desc = "one owner's site with another's time or thread")
  @State
  public static class ReadDuringReuse {
    private final int fd = heldByFirst();
    private final OpenSlot slot = new OpenSlot();

    @Actor
    public void closesAndOpens() {
      for (int owner = SECOND; owner <= TURNS; owner++) {
        SLOTS.vacate(fd);
        hold(fd, owner, owner);
      }
    }

    @Actor
    public void reads(II_Result r) {
      for (int turn = 0; turn < TURNS; turn++) {
        if (SLOTS.read(fd, slot)) {
          boolean whole = slot.openedNanos() == slot.site() && slot.thread() == slot.site();
          r.r1 |= 1;
          r.r2 |= whole ? 0 : 1;
        }
      }
    }
  }

  /** The heartbeat marks the owner that it has seen, and never one that came since. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "too late: nobody is marked")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the owner that was seen is marked")
  @Outcome(expect = Expect.FORBIDDEN, desc = "the next owner is marked")
  @State
  public static class MarkDuringReuse {
    private final int fd = heldByFirst();
    private final long seen = SLOTS.word(fd);

    @Actor
    public void closesAndOpensAtTheSameLine(II_Result r) {
      r.r1 = SlotWord.isOrphaned(SLOTS.vacate(fd)) ? 1 : 0;
      hold(fd, SECOND, FIRST);
    }

    @Actor
    public void marks() {
      SLOTS.change(fd, seen, seen | SlotWord.ORPHANED);
    }

    @Arbiter
    public void after(II_Result r) {
      r.r2 = SlotWord.isOrphaned(SLOTS.word(fd)) ? 1 : 0;
    }
  }
}
