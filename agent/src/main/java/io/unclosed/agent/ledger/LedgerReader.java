package io.unclosed.agent.ledger;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.agent.ledger.jdk.VirtualThreads;
import io.unclosed.agent.ledger.keyed.KeyedLedger;
import io.unclosed.agent.ledger.site.CallSite;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.site.CallSiteSums;
import io.unclosed.agent.ledger.site.CallSites;
import io.unclosed.agent.ledger.site.CodeOrigins;
import io.unclosed.agent.ledger.site.StackSymbolizer;
import io.unclosed.agent.ledger.site.SymbolizedStack;
import io.unclosed.agent.ledger.slot.KeyedSlots;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.slot.Orphan;
import io.unclosed.agent.ledger.slot.SlotVisitor;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.StackStats;
import io.unclosed.agent.ledger.stack.StackTable;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger while the application writes it. For the heartbeat's thread alone.
 *
 * <p>Only {@link #stacks} may be called from elsewhere. Names new stacks, notices orphans, drops
 * slots that the kernel no longer has, and shows what is held.
 */
public final class LedgerReader {
  private final Ledger ledger;
  private final CallSites callSites;
  private final StackSymbolizer namer;
  private final OpenSlot slot = new OpenSlot();
  private final VirtualThreads virtual;

  /**
   * By raw site: its group, {@link OpenSlot#NO_CALL_SITE} before it has a name. Grows with the raw
   * sites.
   */
  private int[] groupOfSite = new int[64];

  /** By raw site: its name, for closers and for details; null before it has one. */
  private SymbolizedStack[] names = new SymbolizedStack[64];

  /** As of the last call; as many as there are groups. */
  private CallSiteCounters[] figures = {};

  private long dropped;

  public LedgerReader(Ledger ledger, String[] kinds, CodeOrigins codeOrigins) {
    this.ledger = ledger;
    this.callSites = new CallSites(kinds);
    this.namer = new StackSymbolizer(codeOrigins, kinds);
    this.virtual = new VirtualThreads(ledger.scoped);
    Arrays.fill(groupOfSite, OpenSlot.NO_CALL_SITE);
    groupOfSite[StackTable.OTHER] = CallSites.OTHER;
    groupOfSite[StackTable.NO_STACK] = CallSites.OTHER;
    groupOfSite[StackTable.BEFORE_ATTACH] = OpenSlot.BEFORE_ATTACH;
  }

  /** Gives names to stacks that are new, and lets go of their raw form. */
  public synchronized void nameNewSites() {
    StackStats[] unnamed = ledger.books.sites.takeUnnamed();
    Throwable fault = null;
    int next = 0;
    try {
      while (next < unnamed.length) {
        fault = nameOrThrow(unnamed[next], fault);
        next++;
      }
    } finally {
      // Where memory ran out, what is left has its turn at the next beat.
      if (next < unnamed.length) {
        ledger.books.sites.giveBackUnnamed(unnamed, next);
      }
      namer.forgetTypes();
    }
    if (fault != null) {
      throw new IllegalStateException("a stack could not be named", fault);
    }
  }

  /** A stack that cannot be named keeps none of the others from its name: it has no call site. */
  private @Nullable Throwable nameOrThrow(StackStats site, @Nullable Throwable before) {
    try {
      name(site);
      return before;
    } catch (RuntimeException | LinkageError fault) {
      site.backtrace = null;
      return fault;
    }
  }

  private void name(StackStats site) {
    Object raw = site.backtrace;
    if (raw == null) {
      return;
    }
    boolean closer = site.kind >= 64;
    int starter = site.creator;
    SymbolizedStack started = starter > 0 && starter < names.length ? names[starter] : null;
    SymbolizedStack named = namer.name(raw, site.depth, site.kind, started);
    if (site.index >= names.length) {
      int before = names.length;
      // Both or none: either may be for want of memory.
      SymbolizedStack[] moreNames = Arrays.copyOf(names, Math.max(site.index + 1, before * 2));
      int[] moreGroups = Arrays.copyOf(groupOfSite, moreNames.length);
      Arrays.fill(moreGroups, before, moreGroups.length, OpenSlot.NO_CALL_SITE);
      names = moreNames;
      groupOfSite = moreGroups;
    }
    names[site.index] = named;
    CallSite group = closer ? null : callSites.join(named, site.kind);
    groupOfSite[site.index] = group == null ? OpenSlot.NO_CALL_SITE : group.index;
    site.groupId = group == null ? "" : group.id;
    // The last step: where memory ran out before, it is named at the next beat.
    site.backtrace = null;
  }

  /** Marks what has lost its object. */
  public void takeOrphans() {
    Reference<?> next;
    while ((next = ledger.orphans.poll()) != null) {
      Orphan orphan = (Orphan) next;
      long word = ledger.slots.word(orphan.number);
      boolean still = SlotWord.isHeld(word) && SlotWord.sequence(word) == orphan.sequence;
      if (still) {
        // When it fails, the slot has a new owner: nothing to mark.
        ledger.slots.change(orphan.number, word, word | SlotWord.ORPHANED);
      }
    }
    ledger.keyed.takeOrphans();
  }

  /** Shows every held descriptor, ascending. Others open and close meanwhile. */
  public void forEachHeld(SlotVisitor visitor) {
    forEach(ledger.slots, 0, visitor);
  }

  /** Shows all that is held and has no descriptor. Others take and give back meanwhile. */
  public void forEachKeyed(SlotVisitor visitor) {
    forEach(ledger.keyed.keyed.slots, KeyedSlots.BASE, visitor);
  }

  private void forEach(Slots slots, int base, SlotVisitor visitor) {
    for (int page = 0; page < slots.end(); page += Slots.pageSize()) {
      if (slots.pageUsed(page)) {
        for (int number = page; number < page + Slots.pageSize(); number++) {
          if (read(slots, number, base)) {
            visitor.visit(base + number, slot);
          }
        }
      }
    }
  }

  /** Whether a descriptor is held. */
  public boolean holds(int number) {
    return SlotWord.isHeld(ledger.slots.word(number));
  }

  /** What is known of a descriptor; null when it is not held. Valid until the next call. */
  public @Nullable OpenSlot slot(int number) {
    return read(ledger.slots, number, 0) ? slot : null;
  }

  private boolean read(Slots slots, int number, int base) {
    if (!slots.read(number, slot)) {
      return false;
    }
    slot.ofGroup(groupOf(slot.site()));
    if (base != 0) {
      KeyedSlots keyed = ledger.keyed.keyed;
      slot.ofKey(keyed.keyOf(base + number), keyed.amountOf(base + number));
    }
    return true;
  }

  private int groupOf(int site) {
    return site < groupOfSite.length ? groupOfSite[site] : OpenSlot.NO_CALL_SITE;
  }

  /**
   * Drops a slot that the kernel has not had for two listings, if its owner is still {@code
   * sequence}.
   */
  public boolean drop(int number, long sequence) {
    long word = ledger.slots.word(number);
    if (!SlotWord.isHeld(word) || SlotWord.sequence(word) + 1 != sequence) {
      return false;
    }
    boolean done = ledger.slots.change(number, word, SlotWord.vacated(word));
    dropped += done ? 1 : 0;
    return done;
  }

  /** How many slots were dropped because the kernel no longer had them. */
  public long dropped() {
    return dropped;
  }

  /** What is counted by group; index by {@link OpenSlot#group}. */
  public CallSiteCounters[] figures() {
    figures = CallSiteSums.byGroup(ledger.books.sites, callSites, groupOfSite, names, figures);
    return figures;
  }

  /**
   * Up to three stacks of a group, one frame a line each, the one that leaves most open first;
   * empty when the id is unknown.
   */
  public synchronized List<List<String>> stacks(String id) {
    CallSite group = callSites.find(id);
    return group == null ? List.of() : group.stacks();
  }

  /** Opens that failed for want of descriptors. */
  public long openFailures() {
    return ledger.failures();
  }

  /** Threads that could not be started for want of threads or of memory for their stacks. */
  public long threadFailures() {
    return ledger.threadFailures();
  }

  /** Virtual threads that live; -1 where the JDK has none or does not count them. */
  public long virtualThreads() {
    return virtual.count();
  }

  /** The number under which {@link #forEachKeyed} shows a thread; -1 when it is not held. */
  public int numberOf(Thread thread) {
    return ledger.keyed.keyed.numberOf(KeyedLedger.key(CleanerThreads.idOf(thread), Kinds.THREAD));
  }

  /** Connects that failed for want of local ports. */
  public long connectFailures() {
    return ledger.connectFailures();
  }

  /** The backlog that a listening socket was given; -1 when unknown. */
  public long backlog(int number, long sequence) {
    return ledger.backlogs.of(number, sequence - 1);
  }

  /** Resources that the collector closed, by the code of their kind. */
  public long collected(int kind) {
    return UnsafeAccess.get(ledger.books.collectedByKind, kind);
  }

  /**
   * How much more may be spent on stacks than usual, while growth has no line yet.
   *
   * @param factor 1 is usual; at most 8
   */
  public void allow(int factor) {
    ledger.books.capture.allowance = Math.max(1, Math.min(8, factor));
  }

  /** Opens whose stack was not captured. */
  public long skipped() {
    return ledger.books.capture.skipped();
  }

  /** Distinct stacks. */
  public int sites() {
    return ledger.books.sites.count();
  }

  /** Bytes of heap that the ledger keeps, from the sizes of what it keeps. */
  public long bytes() {
    // 100 bytes a raw site, 340 more with lifetimes, 24 in the table; names share their frames'
    // text.
    return ledger.slots.bytes()
        + ledger.keyed.keyed.heapBytes()
        + 464L * ledger.books.sites.count()
        + 140L * namer.frames();
  }
}
