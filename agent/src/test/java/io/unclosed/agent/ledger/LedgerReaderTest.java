package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.site.CodeOrigins;
import io.unclosed.agent.ledger.slot.Orphan;
import io.unclosed.agent.ledger.slot.SlotWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LedgerReaderTest {
  private static final String APP = "file:/srv/app.jar";

  private final Ledger ledger = new Ledger(true, () -> {});
  private final LedgerReader reader =
      new LedgerReader(ledger, words(), new CodeOrigins(List.of(), "/srv/app.jar"));

  private static String[] words() {
    return Arrays.stream(Kinds.all()).map(kind -> kind.id()).toArray(String[]::new);
  }

  private void openIn(String method, int line, int number, int kind) throws Exception {
    new StackFixture()
        .calls("com.acme.Server", "main", 1, APP)
        .calls("com.acme.Server", method, line, APP)
        .run(() -> ledger.opened(number, kind, 0, -1));
  }

  private CallSiteCounters figuresOf(String frame) {
    for (CallSiteCounters figures : reader.figures()) {
      if (figures.site().contains(frame)) {
        return figures;
      }
    }
    throw new AssertionError(frame + " not in " + Arrays.toString(reader.figures()));
  }

  private List<Integer> held() {
    List<Integer> numbers = new ArrayList<>();
    reader.forEachHeld((number, slot) -> numbers.add(number));
    return numbers;
  }

  @Test
  void held_areShownInOrder() throws Exception {
    for (int number : new int[] {2_000, 7, 511, 512}) {
      openIn("open", 5, number, Kinds.FILE);
    }
    ledger.closing(511);

    assertThat(held()).containsExactly(7, 512, 2_000);
  }

  @Test
  void lineWhereNothingHappens_keepsItsFigures_untilSomethingDoes() throws Exception {
    openIn("open", 5, 7, Kinds.FILE);
    reader.nameNewSites();
    CallSiteCounters first = figuresOf("com.acme.Server.open(Server.java:5)");
    assertThat(figuresOf("com.acme.Server.open(Server.java:5)")).isSameAs(first);

    openIn("open", 5, 8, Kinds.FILE);
    reader.nameNewSites();
    assertThat(figuresOf("com.acme.Server.open(Server.java:5)").opened()).isEqualTo(2);

    ledger.closing(7);
    assertThat(figuresOf("com.acme.Server.open(Server.java:5)").closed()).isEqualTo(1);
  }

  /** A kind that there is not stands for whatever may be wrong with one stack. */
  @Test
  void stackThatCannotBeNamed_keepsNoOtherFromItsName() throws Exception {
    openIn("first", 5, 7, 60);
    openIn("second", 9, 8, Kinds.FILE);

    assertThatThrownBy(reader::nameNewSites).isInstanceOf(IllegalStateException.class);

    reader.nameNewSites();
    assertThat(figuresOf("com.acme.Server.second(Server.java:9)").opened()).isEqualTo(1);
  }

  @Test
  void newSite_getsItsNameAndItsFigures_andLetsGoOfItsRawStack() throws Exception {
    for (int i = 0; i < 37; i++) {
      openIn("open", 5, 100 + i, Kinds.SOCKET);
    }
    for (int i = 0; i < 11; i++) {
      ledger.closing(100 + i);
    }
    assertThat(reader.slot(120).group()).isEqualTo(-1);
    reader.nameNewSites();

    CallSiteCounters figures = figuresOf("com.acme.Server.open(Server.java:5)");
    assertThat(figures.kind()).isEqualTo("socket");
    assertThat(figures.opened()).isEqualTo(37);
    assertThat(figures.closed()).isEqualTo(11);
    assertThat(reader.slot(120).group()).isEqualTo(figures.index());
    assertThat(reader.slot(120).kind()).isEqualTo(Kinds.SOCKET);
    for (int i = 0; i < ledger.books.sites.count(); i++) {
      assertThat(ledger.books.sites.at(i).backtrace).isNull();
    }
  }

  @Test
  void stacks_areThoseOfTheGroup() throws Exception {
    openIn("open", 5, 7, Kinds.FILE);
    reader.nameNewSites();
    String id = figuresOf("com.acme.Server.open").id();

    assertThat(reader.stacks(id)).hasSize(1);
    assertThat(reader.stacks(id).get(0)).anyMatch(frame -> frame.contains("Server.main"));
    assertThat(reader.stacks("nobody")).isEmpty();
  }

  @Test
  void ofManyStacks_theOneThatLeavesMostOpenTellsHow() throws Exception {
    openBy("org.native.Stub", 7);
    ledger.closing(7);
    openBy("org.queue.Queue", 7);
    openBy("org.queue.Queue", 8);
    reader.nameNewSites();

    CallSiteCounters figures = figuresOf("com.acme.Server.open");
    assertThat(figures.library()).isEqualTo("org.queue.Queue.make");
    assertThat(reader.stacks(figures.id())).hasSize(2);
    assertThat(reader.stacks(figures.id()).get(0)).anyMatch(frame -> frame.contains("Queue.make"));
  }

  private void openBy(String library, int fd) throws Exception {
    new StackFixture()
        .calls("com.acme.Server", "open", 5, APP)
        .calls(library, "make", 7, "file:/srv/lib/made-1.jar")
        .run(() -> ledger.opened(fd, Kinds.FILE, 0, -1));
  }

  @Test
  void whereSiblingsAreClosed_isTold() throws Exception {
    openIn("open", 5, 7, Kinds.FILE);
    new StackFixture().calls("com.acme.Closer", "close", 9, APP).run(() -> ledger.closing(7));
    reader.nameNewSites();

    assertThat(figuresOf("com.acme.Server.open").closedBy()).hasSize(1);
    assertThat(figuresOf("com.acme.Server.open").closedBy().get(0)).contains("com.acme.Closer");
  }

  @Test
  void objectThatIsGone_marksItsDescriptor_butNotTheNextOwnersOne() throws Exception {
    openIn("open", 5, 7, Kinds.SOCKET);
    openIn("open", 5, 8, Kinds.SOCKET);
    ledger.watched(new Object(), 7);
    ledger.watched(new Object(), 8);
    Orphan stale = new Orphan(new Object(), ledger.orphans, 8, sequence(8));
    ledger.closing(8);
    openIn("open", 5, 8, Kinds.SOCKET);
    stale.enqueue();

    assertThat(soon(() -> reader.slot(7).isOrphaned())).isTrue();
    assertThat(reader.slot(8).isOrphaned()).isFalse();
  }

  private long sequence(int number) {
    return SlotWord.sequence(ledger.slots.word(number));
  }

  private boolean soon(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
    while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
      System.gc();
      Thread.sleep(5);
      reader.takeOrphans();
    }
    return condition.getAsBoolean();
  }

  @Test
  void objectThatIsAlive_isNoOrphan() throws Exception {
    Object alive = new Object();
    openIn("open", 5, 7, Kinds.SOCKET);
    ledger.watched(alive, 7);
    System.gc();
    reader.takeOrphans();

    assertThat(reader.slot(7).isOrphaned()).isFalse();
    java.lang.ref.Reference.reachabilityFence(alive);
  }

  @Test
  void dropped_onlyWhileItsOwnerIsTheSame() throws Exception {
    openIn("open", 5, 7, Kinds.FILE);
    long sequence = reader.slot(7).sequence();
    ledger.closing(7);
    openIn("open", 5, 7, Kinds.FILE);

    assertThat(reader.drop(7, sequence)).isFalse();
    assertThat(reader.drop(7, sequence + 1)).isTrue();
    assertThat(reader.drop(7, sequence + 1)).isFalse();
    assertThat(reader.slot(7)).isNull();
    assertThat(reader.dropped()).isEqualTo(1);
    assertThat(ledger.closing(7)).as("a close that comes after all").isZero();
  }

  @Test
  void madeAndUsed_theLedgerHasNoFiguresOfItsOwn() {
    LedgerStart start = new LedgerStart(true, words(), List.of(words()), () -> {});
    LedgerReader fresh = start.reader(List.of(), "");
    fresh.nameNewSites();

    for (CallSiteCounters figures : fresh.figures()) {
      assertThat(figures.opened()).as(figures.site()).isZero();
    }
  }

  @Test
  void beforeTheAttach_isHeldUnderThatName() {
    LedgerStart start = new LedgerStart(true, words(), List.of(words()), () -> {});
    LedgerReader fresh = start.reader(List.of(), "");
    start.before(40, Kinds.SOCKET, false);
    start.before(41, Kinds.FILE, true);
    start.own(new String[] {"42", ".", "", "x7"});

    assertThat(fresh.slot(40).isBeforeAttach()).isTrue();
    assertThat(fresh.slot(40).kind()).isEqualTo(Kinds.SOCKET);
    assertThat(fresh.slot(41).isOwn()).isTrue();
    assertThat(fresh.slot(42).isOwn()).isTrue();
    assertThat(fresh.slot(7)).isNull();
  }
}
