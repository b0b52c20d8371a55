package io.unclosed.agent.ledger;

import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.ScopedThreads;
import io.unclosed.agent.ledger.keyed.KeyedLedger;
import io.unclosed.agent.ledger.slot.KeyIndex;
import io.unclosed.agent.ledger.slot.KeyedSlots;
import io.unclosed.agent.ledger.slot.Orphan;
import io.unclosed.agent.ledger.slot.Siblings;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.HeartbeatTrigger;
import io.unclosed.agent.ledger.stack.OpenCloseRecorder;
import io.unclosed.agent.ledger.stack.StackTable;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * Books opens and closes: who holds which descriptor, since when, and where it was opened.
 *
 * <p>An open takes a stack, if the allowance permits, and writes the slot of its number. A close
 * vacates the slot <i>before</i> the number goes back to the kernel, and adds the lifetime to the
 * stack's counters. {@link Slots} holds the state, {@link StackTable} the stacks, {@link
 * KeyedLedger} does the same for what has no descriptor; {@link LedgerReader} is the heartbeat's
 * view.
 *
 * <p>Booking runs on the application's threads, in the middle of the JDK: nothing here blocks,
 * loads a class, does I/O or allocates but a raw stack.
 */
public final class Ledger {
  final Slots slots = new Slots();
  private final Siblings siblings = new Siblings(slots);
  final OpenCloseRecorder books;
  public final KeyedLedger keyed;
  final KeyIndex streams = new KeyIndex();
  final ZipShares shares;
  final ReferenceQueue<Object> orphans = new ReferenceQueue<>();

  final ListenBacklogs backlogs = new ListenBacklogs();
  final ScopedThreads scoped = new ScopedThreads();

  private final HeartbeatTrigger heartbeatTrigger;

  /** A number that high means that the limit is near: the heartbeat should look at once. */
  volatile int alarmFd = Integer.MAX_VALUE;

  /** Opens that failed for want of descriptors. */
  private volatile long failures;

  /** Threads that could not be started for want of threads or of memory for their stacks. */
  private volatile long threadFailures;

  /** Connects that failed because no local port was left. */
  private volatile long connectFailures;

  /** Of all kinds. */
  public Ledger(boolean exact, HeartbeatTrigger heartbeatTrigger) {
    this(exact, -1L, heartbeatTrigger);
  }

  Ledger(boolean exact, long kinds, HeartbeatTrigger heartbeatTrigger) {
    this.books = new OpenCloseRecorder(exact, kinds, heartbeatTrigger);
    this.keyed = new KeyedLedger(books);
    this.shares = new ZipShares(slots, books);
    this.heartbeatTrigger = heartbeatTrigger;
  }

  /** A descriptor was opened; gives its word, or 0 when it is not tracked. */
  public long opened(int number, int kind, long flags, int link) {
    return opened(number, kind, flags, link, System.nanoTime());
  }

  private long opened(int number, int kind, long flags, int link, long now) {
    if (number < 0 || number >= Slots.MAX_NUMBER) {
      return 0;
    }
    long thread = CleanerThreads.idOf(Thread.currentThread());
    long word = books.opened(kind, flags, now, thread);
    slots.hold(number, word, now, thread, link);
    if (number >= alarmFd) {
      alarmFd = Integer.MAX_VALUE;
      heartbeatTrigger.ring();
    }
    return word;
  }

  /** The word of a descriptor's slot, or of a keyed one. */
  long word(int number) {
    return number < KeyedSlots.BASE
        ? slots.word(number)
        : keyed.keyed.slots.word(number - KeyedSlots.BASE);
  }

  /** When it was opened. Believe it only when {@link #word} is the same before and after. */
  long nanos(int number) {
    return number < KeyedSlots.BASE
        ? slots.nanos(number)
        : keyed.keyed.slots.nanos(number - KeyedSlots.BASE);
  }

  /**
   * Several descriptors that are one resource until the last of them is closed, -1 for none; gives
   * the first's word.
   */
  long openedTogether(int kind, int first, int second, int third) {
    int lead = first >= 0 ? first : second >= 0 ? second : third;
    if (lead < 0) {
      return 0;
    }
    int next = first == lead ? (second >= 0 ? second : third) : lead == second ? third : -1;
    int last = next >= 0 && next == second && third >= 0 ? third : -1;
    // One moment for all: by it they know each other from whoever gets their numbers later.
    long now = System.nanoTime();
    long word = opened(lead, kind, 0, next, now);
    if (next >= 0) {
      opened(next, kind, SlotWord.PART, last >= 0 ? last : lead, now);
    }
    if (last >= 0) {
      opened(last, kind, SlotWord.PART, lead, now);
    }
    return word;
  }

  /** A descriptor turns out to be of another kind than it was opened as. */
  void reclassify(int number, int kind) {
    long word = slots.word(number);
    if (SlotWord.isHeld(word)) {
      slots.change(number, word, SlotWord.withKind(word, kind));
      if (SlotWord.site(word) > StackTable.BEFORE_ATTACH) {
        books.sites.at(SlotWord.site(word)).kind = kind;
      }
    }
  }

  /** A descriptor was duplicated, and the two are one resource of a kind of its own. */
  void duplicated(int duplicate, int original, int kind) {
    reclassify(original, kind);
    opened(duplicate, kind, SlotWord.PART, -1);
  }

  /**
   * A descriptor is about to be given back; gives its word when a resource ends with it, else 0.
   */
  long closing(int number) {
    int link = slots.link(number);
    long nanos = slots.nanos(number);
    long word = slots.vacate(number);
    if (word == 0 || SlotWord.isOwn(word)) {
      return 0;
    }
    boolean standsForIt =
        !SlotWord.isPart(word) && (link < 0 || !siblings.passedOn(number, nanos, word));
    if (link >= 0) {
      siblings.leave(number, link);
    }
    if (standsForIt) {
      books.closed(word, nanos);
    }
    return standsForIt ? word : 0;
  }

  /** When {@code object} dies, nothing can close the descriptor any more. */
  void watched(Object object, int number) {
    long word = slots.word(number);
    if (SlotWord.isHeld(word)) {
      slots.watch(number, new Orphan(object, orphans, number, SlotWord.sequence(word)));
    }
  }

  /** An open or a connect failed; counted when it was for want of descriptors or ports. */
  @SuppressWarnings(
      "NonAtomicVolatileUpdate") // losing one of two failures at once loses nothing that matters
  void failed(@Nullable Throwable thrown, int kind) {
    String message = thrown == null ? null : thrown.getMessage();
    if (message == null) {
      return;
    }
    if (message.contains("Cannot assign requested address")) {
      connectFailures++;
      return;
    }
    if (!message.contains("Too many open files")) {
      return;
    }
    failures++;
    int site = books.place(System.nanoTime(), CleanerThreads.idOf(Thread.currentThread()), kind);
    books.sites.at(site).failed();
    heartbeatTrigger.ring();
  }

  /** A thread could not be started; counted when it was for want of threads. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // as above
  void threadFailed(Throwable thrown, Thread thread, int kind) {
    if (thread.isAlive()) {
      // It was started before, and runs.
      return;
    }
    int site = keyed.takeBack(thread, kind);
    if (site == KeyedLedger.OURS) {
      // To tell of it would take another one, and so on.
      return;
    }
    String message = thrown.getMessage();
    if (message != null && message.contains("unable to create native thread")) {
      threadFailures++;
      books.sites.at(site).failed();
      heartbeatTrigger.ring();
    }
  }

  long threadFailures() {
    return threadFailures;
  }

  long failures() {
    return failures;
  }

  long connectFailures() {
    return connectFailures;
  }

  /** A server socket listens with that backlog. */
  void listens(int number, int backlog) {
    backlogs.put(number, SlotWord.sequence(slots.word(number)), backlog);
  }
}
