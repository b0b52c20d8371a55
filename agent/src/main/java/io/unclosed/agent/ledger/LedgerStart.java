package io.unclosed.agent.ledger;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.agent.ledger.site.CodeOrigins;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.HeartbeatTrigger;
import io.unclosed.agent.ledger.stack.StackTable;
import io.unclosed.jfr.ResourceEvents;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.UnclosedEvents;
import sun.nio.ch.UnclosedHook;

/**
 * Makes the ledger, connects it to the hook, and gives the rest of the agent what it needs of it.
 *
 * <p>Made before the application's {@code main}. From then on the application's threads write to
 * the ledger through the hook, the heartbeat reads it by a {@link LedgerReader}, and the wiring
 * sets here what else the ledger must know: the thread that is the agent's own, the descriptor
 * number that raises an alarm, the recorder that wants single events.
 */
public final class LedgerStart {
  /** A number that is open in every process but never opened anew: standard error. */
  private static final int PROBE = 2;

  private static final String PORT_CLASS = "io/unclosed/agent/ledger/HookEventHandler.class";

  private final Ledger ledger;
  private final EventSink eventSink;
  private final String[] kinds;

  /**
   * Makes an empty ledger.
   *
   * @param exact capture the stack of every open, whatever the rate
   * @param kinds the kinds' words, by their codes
   * @param wanted the kinds whose lines are wanted; the others are only counted
   * @param bell is rung, from the application's threads, when the heartbeat should look at once
   */
  public LedgerStart(
      boolean exact, String[] kinds, List<String> wanted, HeartbeatTrigger heartbeatTrigger) {
    this.kinds = kinds;
    ledger = new Ledger(exact, bits(kinds, wanted), heartbeatTrigger);
    eventSink = new EventSink(kinds);
    preload(exact, heartbeatTrigger);
  }

  private static long bits(String[] kinds, List<String> wanted) {
    long bits = 0;
    for (int i = 0; i < kinds.length; i++) {
      bits |= wanted.contains(kinds[i]) ? 1L << i : 0;
    }
    return bits;
  }

  // The first close must not be the first use of these classes: it may happen where no class can be
  // loaded. In a ledger that is thrown away, so that the agent is in nobody's list of sites.
  private static void preload(boolean exact, HeartbeatTrigger heartbeatTrigger) {
    Ledger rehearsal = new Ledger(exact, heartbeatTrigger);
    rehearsal.opened(PROBE, 0, 0, -1);
    rehearsal.closing(PROBE);
  }

  /**
   * Books what is open now as the process's own.
   *
   * @param names the entries of {@code /proc/self/fd}; empty where the system has none
   */
  public void own(String[] names) {
    for (String name : names) {
      int fd = parsed(name);
      if (fd >= 0) {
        ledger.opened(fd, 0, SlotWord.OWN, -1);
      }
    }
  }

  /**
   * Books a descriptor that was open before the agent came; false when it is known already, for it
   * was opened since.
   */
  public boolean before(int fd, int kind, boolean own) {
    boolean unknown = !SlotWord.isHeld(ledger.slots.word(fd));
    if (unknown) {
      long flags = own ? SlotWord.OWN : 0;
      ledger.slots.hold(
          fd,
          SlotWord.of(StackTable.BEFORE_ATTACH, kind, own ? 0 : 1, flags),
          System.nanoTime(),
          0,
          -1);
    }
    return unknown;
  }

  /**
   * Books a further descriptor of a resource that was open before the agent came: the two are one.
   *
   * @param sibling was booked so; where its number has been given anew since, nothing is booked
   */
  public void beforeToo(int fd, int sibling) {
    Slots slots = ledger.slots;
    long word = slots.word(sibling);
    boolean ofBefore = SlotWord.isHeld(word) && SlotWord.site(word) == StackTable.BEFORE_ATTACH;
    if (SlotWord.isHeld(slots.word(fd)) || !ofBefore) {
      return;
    }
    int next = slots.link(sibling);
    long part = SlotWord.of(StackTable.BEFORE_ATTACH, SlotWord.kind(word), 0, SlotWord.PART);
    slots.hold(fd, part, slots.nanos(sibling), 0, next < 0 ? sibling : next);
    slots.relink(sibling, next, fd);
  }

  /** From here on, what the calling thread opens is the process's own. */
  public void ownThread() {
    ledger.books.agentThread = CleanerThreads.idOf(Thread.currentThread());
  }

  /**
   * Rings the bell when a descriptor with that number or a higher one is opened; then once more
   * must be asked.
   */
  public void alarmAt(int fd) {
    ledger.alarmFd = fd;
  }

  /** Finds the threads that close for the collector and have begun to before anything was woven. */
  public void findCollectors() throws ClassNotFoundException {
    Class<?> cleaner = Class.forName("jdk.internal.ref.CleanerImpl", false, null);
    ledger.books.collectors.addRunning(running(), cleaner);
  }

  /** Books the threads that run already, all but those known: their line cannot be known. */
  public void threadsBefore() {
    for (Thread thread : running()) {
      if (thread != null) {
        ledger.keyed.before(thread, Kinds.THREAD, isOfTheJvm(thread));
      }
    }
  }

  /** Whether a thread that runs already is the JVM's or the JDK's own, as its group tells. */
  public static boolean isOfTheJvm(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && (group.getParent() == null || group.getName().startsWith("InnocuousThreadGroup"));
  }

  /**
   * The platform threads that run now; null from the last one on. A virtual thread is not worth
   * walking the heap for.
   */
  public static Thread[] running() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    Thread[] threads = new Thread[top.activeCount() * 2 + 16];
    top.enumerate(threads);
    return threads;
  }

  /** Lets the hook call this ledger; from here on everything is booked. */
  public void connect(ServerListener servers) throws ReflectiveOperationException, IOException {
    UnclosedHook.events = hidden(servers);
    ledger.scoped.begin();
  }

  /** Writes opens and closes to a recording, until null is given. */
  public void record(@Nullable ResourceEvents events) {
    eventSink.events = events;
  }

  private UnclosedEvents hidden(ServerListener servers)
      throws ReflectiveOperationException, IOException {
    try (InputStream in = LedgerStart.class.getClassLoader().getResourceAsStream(PORT_CLASS)) {
      Class<?> port =
          MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), false).lookupClass();
      WiredEventHandler made = (WiredEventHandler) UnsafeAccess.UNSAFE.allocateInstance(port);
      UnsafeAccess.UNSAFE.ensureClassInitialized(port);
      made.wire(ledger, servers, eventSink);
      return (UnclosedEvents) made;
    }
  }

  /**
   * The reader of this ledger.
   *
   * @param applicationPrefixes package prefixes of the application; empty to work it out
   * @param mainJar the jar that was started with {@code -jar}; empty when none was
   */
  public LedgerReader reader(List<String> applicationPrefixes, String mainJar) {
    return new LedgerReader(ledger, kinds, new CodeOrigins(applicationPrefixes, mainJar));
  }

  /**
   * Whether this VM's stacks can be told apart cheaply; otherwise every open is booked without its
   * stack.
   */
  public boolean capturesStacks() {
    return ledger.books.capture.works();
  }

  /** Failures that the hook swallowed. */
  public int hookFailures() {
    return UnclosedHook.failures;
  }

  /** The number of a descriptor; -1 when it is closed. */
  public static int number(FileDescriptor descriptor) {
    return HookEventHandler.number(descriptor);
  }

  private static int parsed(String name) {
    int fd = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      fd = fd * 10 + c - '0';
    }
    return name.isEmpty() ? -1 : fd;
  }
}
