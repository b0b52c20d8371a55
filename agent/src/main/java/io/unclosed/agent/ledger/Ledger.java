package io.unclosed.agent.ledger;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * Books opens and closes. Every method but those of {@link LedgerView} runs on the application's
 * threads, in the middle of the JDK: nothing here blocks, loads a class, does I/O or allocates but
 * a raw stack.
 */
final class Ledger {
  final Slots slots = new Slots();
  private final Siblings siblings = new Siblings(slots);
  final RawSites sites = new RawSites();
  final Capture capture;
  final CollectorThreads collectors = new CollectorThreads();
  final NativeStreams streams = new NativeStreams();
  final SharedFiles shared = new SharedFiles();
  final ReferenceQueue<Object> orphans = new ReferenceQueue<>();
  final long[] collectedByKind = new long[64];

  final Backlogs backlogs = new Backlogs();

  private final Bell bell;

  /** A bit for each kind whose stacks are wanted; the others are only counted. */
  private final long traced;

  /** The agent's own thread: what it opens is the process's own. */
  volatile long agentThread = -1;

  /** A number that high means that the limit is near: the heartbeat should look at once. */
  volatile int alarmNumber = Integer.MAX_VALUE;

  /** Opens that failed for want of descriptors. */
  private volatile long failures;

  /** Connects that failed because no local port was left. */
  private volatile long connectFailures;

  /** Of all kinds. */
  Ledger(boolean exact, Bell bell) {
    this(exact, -1L, bell);
  }

  Ledger(boolean exact, long kinds, Bell bell) {
    this.traced = kinds;
    this.capture = new Capture(sites, exact);
    this.bell = bell;
  }

  /** A descriptor was opened; gives its word, or 0 when it is not tracked. */
  long opened(int number, int kind, long flags, int link) {
    return opened(number, kind, flags, link, System.nanoTime());
  }

  private long opened(int number, int kind, long flags, int link, long now) {
    if (number < 0 || number >= Slots.MAX_NUMBER) {
      return 0;
    }
    long thread = CollectorThreads.idOf(Thread.currentThread());
    long taken = Capture.NOT_SAMPLED;
    long own = thread == agentThread ? SlotWord.OWN : 0;
    boolean wanted = (traced >>> kind & 1) != 0;
    if (wanted && (flags & (SlotWord.PART | SlotWord.OWN)) == 0 && own == 0) {
      taken = takeSafely(now, thread, kind);
    }
    int site = (int) taken;
    int weight = (int) (taken >>> 32);
    long word = SlotWord.of(site, kind, weight, flags | own);
    slots.hold(number, word, now, thread, link);
    if (weight > 0) {
      sites.at(site).opened(weight);
    }
    if (number >= alarmNumber) {
      alarmNumber = Integer.MAX_VALUE;
      bell.ring();
    }
    return word;
  }

  // Near the end of the stack the capture may fail; the descriptor must still be booked.
  private long takeSafely(long now, long thread, int kind) {
    try {
      return capture.take(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return 1L << 32 | RawSites.NO_STACK;
    }
  }

  private int placeSafely(long now, long thread, int kind) {
    try {
      return capture.place(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return RawSites.NO_STACK;
    }
  }

  /** What recordings call the resource of a descriptor. */
  static long resourceId(int number, long openedNanos) {
    return ((openedNanos * 0x9E3779B97F4A7C15L) ^ number) & Long.MAX_VALUE;
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
  void becomes(int number, int kind) {
    long word = slots.word(number);
    if (SlotWord.isHeld(word)) {
      slots.change(number, word, SlotWord.withKind(word, kind));
      if (SlotWord.site(word) > RawSites.BEFORE_ATTACH) {
        sites.at(SlotWord.site(word)).kind = kind;
      }
    }
  }

  /** A descriptor was duplicated, and the two are one resource of a kind of its own. */
  void duplicated(int duplicate, int original, int kind) {
    becomes(original, kind);
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
      booked(word, nanos);
    }
    return standsForIt ? word : 0;
  }

  private void booked(long word, long openedNanos) {
    int weight = SlotWord.weight(word);
    long thread = CollectorThreads.idOf(Thread.currentThread());
    boolean byCollector = collectors.contains(thread);
    if (byCollector) {
      Raw.add(collectedByKind, SlotWord.kind(word), 1);
    }
    if (weight == 0) {
      return;
    }
    long now = System.nanoTime();
    RawSite site = sites.at(SlotWord.site(word));
    site.closed(weight, now, now - openedNanos, byCollector);
    if (!byCollector && site.wantsCloser()) {
      int closer = placeSafely(now, thread, SlotWord.kind(word) + 64);
      if (closer > RawSites.BEFORE_ATTACH) {
        site.addCloser(closer);
      }
    }
  }

  /** When {@code object} dies, nothing can close the descriptor any more. */
  void watched(Object object, int number) {
    long word = slots.word(number);
    if (SlotWord.isHeld(word)) {
      slots.watch(number, new Orphan(object, orphans, number, SlotWord.sequence(word)));
    }
  }

  /** A zip file took hold of a descriptor that was open already, or was opened for it. */
  void shareTaken(int number, int identity, int kind) {
    long word = slots.word(number);
    if (!SlotWord.isHeld(word) || SlotWord.isOwn(word)) {
      return;
    }
    long sequence = SlotWord.sequence(word);
    // Together: were the only other user to let go in between, this one would take its place.
    synchronized (shared) {
      SharedFiles.User first = shared.oldest(number);
      boolean alone = first == null || first.sequence != sequence;
      shared.take(
          number,
          sequence,
          alone
              ? new SharedFiles.User(
                  identity,
                  sequence,
                  SlotWord.site(word),
                  SlotWord.weight(word),
                  slots.nanos(number))
              : furtherUser(identity, sequence, kind));
    }
  }

  private SharedFiles.User furtherUser(int identity, long sequence, int kind) {
    long now = System.nanoTime();
    long taken = takeSafely(now, CollectorThreads.idOf(Thread.currentThread()), kind);
    int site = (int) taken;
    int weight = (int) (taken >>> 32);
    if (weight > 0) {
      sites.at(site).opened(weight);
    }
    return new SharedFiles.User(identity, sequence, site, weight, now);
  }

  /** A zip file lets go; while others hold on, the oldest of them is the user of the descriptor. */
  void shareDropped(int number, int identity) {
    SharedFiles.User dropped;
    int kind;
    // Together: the next one to let go may be the last, and closes the descriptor of whom it finds.
    synchronized (shared) {
      SharedFiles.User oldest = shared.oldest(number);
      dropped = shared.drop(number, identity);
      SharedFiles.User heir = shared.oldest(number);
      if (dropped == null || heir == null) {
        return;
      }
      kind = SlotWord.kind(slots.word(number));
      if (dropped == oldest) {
        handOver(number, heir);
      }
    }
    booked(SlotWord.of(dropped.site, kind, dropped.weight, 0), dropped.nanos);
  }

  private void handOver(int number, SharedFiles.User heir) {
    long word = slots.word(number);
    while (SlotWord.isHeld(word) && SlotWord.sequence(word) == heir.sequence) {
      long inherited = SlotWord.withSite(word, heir.site, heir.weight);
      if (slots.handOver(number, word, inherited, heir.nanos)) {
        return;
      }
      word = slots.word(number);
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
    int site = placeSafely(System.nanoTime(), CollectorThreads.idOf(Thread.currentThread()), kind);
    sites.at(site).failed();
    bell.ring();
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
