package io.unclosed.agent.ledger;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.SocketLayout;
import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.agent.ledger.jdk.ZipLayout;
import io.unclosed.agent.ledger.keyed.KeyedLedger;
import io.unclosed.agent.ledger.keyed.ZlibBytes;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.stack.StackStats;
import io.unclosed.jfr.ResourceEvents;
import java.io.FileDescriptor;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.UnclosedEvents;

/**
 * The agent's end of the hook: woven JDK code calls {@link #onEvent}, on the application's thread,
 * and each event becomes one call of the ledger and perhaps one event in a recording.
 *
 * <p>Nothing here may block, load a class, log, or use a lambda. What is thrown is caught and
 * counted by {@code UnclosedHook}.
 *
 * <p>Loaded as a hidden class, so that stack traces begin at the JDK's own frame; therefore it has
 * a private constructor and is wired after it was made.
 */
final class HookEventHandler implements UnclosedEvents, WiredEventHandler {
  private static final long NUMBER = UnsafeAccess.offset(FileDescriptor.class, "fd");

  private static final int OPENS_A_MINUTE = 5;

  private Ledger ledger;
  private ZipLayout zips;
  private SocketLayout sockets;
  private ServerListener servers;
  private EventSink eventSink;

  @SuppressWarnings("NullAway.Init") // wired before anybody calls it
  private HookEventHandler() {}

  @Override
  public void wire(Ledger books, ServerListener listener, EventSink recorded) {
    ledger = books;
    zips = ZipLayout.find();
    sockets = SocketLayout.find();
    servers = listener;
    eventSink = recorded;
  }

  @Override
  public void onEvent(int event, int kind, Object o, Object p, long a, long b) {
    switch (event) {
      case OPENED -> record(ledger.opened((int) a, kind, 0, -1), (int) a);
      case OPENED_STREAM_OR_DATAGRAM ->
          record(ledger.opened((int) a, b != 0 ? kind : kind + 1, 0, -1), (int) a);
      case OPENED_PAIR ->
          record(ledger.openedTogether(kind, (int) (a >>> 32), (int) a, -1), (int) (a >>> 32));
      case OPENED_PART -> ledger.opened((int) a, kind, SlotWord.PART, -1);
      case OPENED_PAIR_PARTS -> {
        ledger.opened((int) (a >>> 32), kind, SlotWord.PART, -1);
        ledger.opened((int) a, kind, SlotWord.PART, -1);
      }
      case OPENED_OWN -> ledger.opened((int) a, kind, SlotWord.OWN, -1);
      case DUPLICATED -> ledger.duplicated((int) a, (int) b, kind);
      case WRAPPED -> ledger.streams.put(a, (int) b);
      case CLOSING -> close((int) a);
      case CLOSING_WRAPPED -> close(ledger.streams.remove(a));
      case OPENED_OBJECT -> record(ledger.opened(number(o), kind, 0, -1), number(o));
      case ACCEPTED -> record(ledger.opened(number(o), kindOfAccepted(kind, p), 0, -1), number(o));
      case OPENED_ARRAY -> openedTogether(kind, (int[]) o);
      case OPENED_ARRAY_PARTS -> openedParts(kind, (int[]) o);
      case CLOSING_OBJECT -> close(number(o));
      case WATCHED -> ledger.watched(o, o instanceof FileDescriptor ? number(o) : (int) a);
      case WATCHED_WRAPPED -> ledger.watched(o, ledger.streams.numberOf(a));
      case SHARE_TAKEN -> ledger.shares.taken(zips.number(o), System.identityHashCode(o), kind);
      case SHARE_DROPPED -> ledger.shares.dropped(zips.number(o), System.identityHashCode(o));
      case COLLECTOR_BEGINS ->
          ledger.books.collectors.add(CleanerThreads.idOf(Thread.currentThread()));
      case COLLECTOR_ENDS ->
          ledger.books.collectors.remove(CleanerThreads.idOf(Thread.currentThread()));
      case FAILED -> ledger.failed((Throwable) o, kind);
      case LISTENS -> ledger.listens(number(sockets.descriptor(o)), (int) a);
      case SERVES -> serves(o, a != 0);
      case MEMORY_TAKEN -> recordKeyed(ledger.keyed.taken(a, kind, b), null, b);
      case MEMORY_RETURNING -> endKeyed(KeyedLedger.key(a, kind));
      case DEFLATER_MADE -> zlibMade(a, kind, ZlibBytes.ofDeflater((int) b));
      case INFLATER_MADE -> zlibMade(a, kind, ZlibBytes.OF_INFLATER);
      case THREAD_STARTING -> recordKeyed(ledger.keyed.starting((Thread) o, p, kind), o, 0);
      case THREAD_ENDING -> endKeyed(ledger.keyed.keyOfEnding((Thread) o, kind));
      case THREAD_FAILED -> ledger.threadFailed((Throwable) o, (Thread) p, kind);
      case FORKED -> ledger.scoped.changed((Thread) o, 1);
      case FORK_ENDED -> ledger.scoped.changed((Thread) o, -1);
      case POOL_MADE -> ledger.keyed.poolMade(o, p, kind);
      case OBJECT_TAKEN -> recordKeyed(ledger.keyed.objects.taken(o, (String) p, kind), p, 0);
      case OBJECT_GIVEN -> ledger.keyed.objects.given(o, p);
      case OBJECT_RETURNING -> endKeyed(ledger.keyed.objects.keyOfEnding(o));
      case SERVER_ASKED -> servers.serverAsked(o);
      case LIBRARY_LOADED -> servers.libraryLoaded(o);
      case ADOPTED -> adopted(kind, o, (int) a);
      case ACCEPTED_BY -> record(ledger.opened((int) a, kindOfAccepted(kind, b), 0, -1), (int) a);
      case LISTENS_NUMBER -> listens((int) a, kind, (int) b);
      case CLOSING_IF -> {
        if (a != 0) {
          close((int) b);
        }
      }
      default -> throw new IllegalArgumentException("event");
    }
  }

  private void zlibMade(long address, int kind, long bytes) {
    recordKeyed(ledger.keyed.taken(address, kind, bytes), null, bytes);
  }

  private void recordKeyed(int number, @Nullable Object what, long bytes) {
    if (number >= 0 && eventSink.events != null) {
      record(ledger.word(number), number, what, bytes);
    }
  }

  private void endKeyed(long key) {
    ResourceEvents events = eventSink.events;
    int number = events == null ? -1 : ledger.keyed.keyed.numberOf(key);
    long nanos = number < 0 ? 0 : ledger.nanos(number);
    long word = ledger.keyed.ended(key);
    if (events != null) {
      recordEnd(events, word, number, nanos);
    }
  }

  // A path or address only the kernel knows at this moment, and to ask it is I/O on the
  // application's time.
  private void record(long word, int number) {
    record(word, number, null, 0);
  }

  // Here and not in the ledger: only frames of hidden classes may stand between the JDK's frame and
  // the event.
  private void record(long word, int number, @Nullable Object what, long bytes) {
    ResourceEvents events = eventSink.events;
    if (events == null || word == 0 || SlotWord.isOwn(word)) {
      return;
    }
    StackStats site = ledger.books.sites.at(SlotWord.site(word));
    long nanos = ledger.nanos(number);
    if (events.everyOpen() || site.mayRecord(nanos, OPENS_A_MINUTE)) {
      events.resourceOpened(
          OpenSlot.resourceId(number, nanos),
          site.groupId,
          eventSink.kind(SlotWord.kind(word)),
          detail(what, bytes));
    }
  }

  private static String detail(@Nullable Object what, long bytes) {
    if (what instanceof Thread thread) {
      return thread.getName();
    }
    if (what instanceof String type) {
      return type;
    }
    return bytes > 0 ? Long.toString(bytes).concat(" bytes") : "";
  }

  private void close(int number) {
    ResourceEvents events = eventSink.events;
    long nanos = events == null ? 0 : ledger.slots.nanos(number);
    long word = ledger.closing(number);
    if (events != null) {
      recordEnd(events, word, number, nanos);
    }
  }

  private void recordEnd(ResourceEvents events, long word, int number, long nanos) {
    if (word == 0) {
      return;
    }
    long thread = CleanerThreads.idOf(Thread.currentThread());
    events.resourceClosed(
        OpenSlot.resourceId(number, nanos),
        ledger.books.sites.at(SlotWord.site(word)).groupId,
        eventSink.kind(SlotWord.kind(word)),
        ledger.books.collectors.contains(thread) ? "collector" : "code",
        System.nanoTime() - nanos);
  }

  private void serves(Object socket, boolean server) {
    if (server) {
      ledger.reclassify(number(sockets.descriptor(socket)), Kinds.SERVER_SOCKET);
    }
  }

  private void openedTogether(int kind, int[] numbers) {
    ledger.openedTogether(kind, numbers[0], numbers[1], numbers[2]);
  }

  private void openedParts(int kind, int[] numbers) {
    for (int number : numbers) {
      ledger.opened(number, kind, SlotWord.PART, -1);
    }
  }

  // A native transport's: what passed no other of its join points. Its sockets are told by name.
  private void adopted(int kind, Object wrapper, int number) {
    if (!SlotWord.isHeld(ledger.slots.word(number))) {
      boolean socket = wrapper.getClass().getName().endsWith("Socket");
      record(ledger.opened(number, socket ? Kinds.SOCKET : kind, 0, -1), number);
    }
  }

  private int kindOfAccepted(int kind, long listener) {
    long word = ledger.slots.word((int) listener);
    boolean unix = SlotWord.isHeld(word) && SlotWord.kind(word) == Kinds.UNIX_SOCKET;
    return unix ? Kinds.UNIX_SOCKET : kind;
  }

  private void listens(int number, int kind, int backlog) {
    long word = ledger.slots.word(number);
    if (SlotWord.isHeld(word) && SlotWord.kind(word) == kind) {
      ledger.reclassify(number, Kinds.SERVER_SOCKET);
    }
    if (backlog > 0) {
      ledger.listens(number, backlog);
    }
  }

  private static int kindOfAccepted(int kind, Object address) {
    return address == null || address instanceof java.net.InetSocketAddress
        ? kind
        : Kinds.UNIX_SOCKET;
  }

  static int number(@Nullable Object descriptor) {
    return descriptor == null ? -1 : UnsafeAccess.UNSAFE.getInt(descriptor, NUMBER);
  }
}
