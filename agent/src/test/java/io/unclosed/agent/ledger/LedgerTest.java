package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.StackStats;
import io.unclosed.agent.ledger.stack.StackTable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final AtomicInteger rung = new AtomicInteger();
  private final Ledger ledger = new Ledger(true, rung::incrementAndGet);

  private StackStats siteOf(long word) {
    return ledger.books.sites.at(SlotWord.site(word));
  }

  @Test
  void openedAndClosed_isCountedOnceAtItsSite() {
    StackStats site = siteOf(ledger.opened(7, Kinds.FILE, 0, -1));

    assertThat(site.opened()).isEqualTo(1);
    assertThat(SlotWord.isHeld(ledger.slots.word(7))).isTrue();
    assertThat(ledger.closing(7)).isNotZero();
    assertThat(ledger.closing(7)).isZero();
    assertThat(site.closed()).isEqualTo(1);
    assertThat(site.collected()).isZero();
  }

  @Test
  void closeOfWhatWasNeverOpened_isNothing() {
    for (int number : new int[] {-1, 0, 7, 1 << 23, Integer.MAX_VALUE}) {
      assertThat(ledger.closing(number)).isZero();
    }
  }

  @Test
  void impossibleNumbers_areNotTracked() {
    assertThat(ledger.opened(-1, Kinds.FILE, 0, -1)).isZero();
    assertThat(ledger.opened(Slots.MAX_NUMBER, Kinds.FILE, 0, -1)).isZero();
  }

  @Test
  void own_isHeldButCountedNowhere() {
    ledger.opened(7, Kinds.FILE, SlotWord.OWN, -1);

    assertThat(SlotWord.isOwn(ledger.slots.word(7))).isTrue();
    assertThat(ledger.closing(7)).isZero();
    assertThat(SlotWord.isHeld(ledger.slots.word(7))).isFalse();
  }

  @Test
  void whatTheAgentsThreadOpens_isOwn() {
    ledger.books.agentThread = CleanerThreads.idOf(Thread.currentThread());

    assertThat(SlotWord.isOwn(ledger.opened(7, Kinds.FILE, 0, -1))).isTrue();
  }

  @Test
  void closeOnTheCollectorsThread_isCountedAsSuch() {
    ledger.books.collectors.add(CleanerThreads.idOf(Thread.currentThread()));
    StackStats site = siteOf(ledger.opened(7, Kinds.SOCKET, 0, -1));
    ledger.closing(7);

    assertThat(site.collected()).isEqualTo(1);
    assertThat(ledger.books.collectedByKind[Kinds.SOCKET]).isEqualTo(1);
  }

  @Test
  void firstOrdinaryClose_leavesItsStack() {
    StackStats site = siteOf(ledger.opened(7, Kinds.FILE, 0, -1));
    ledger.closing(7);

    assertThat(site.closer(0)).isGreaterThan(StackTable.BEFORE_ATTACH).isNotEqualTo(site.index);
  }

  @Test
  void selectorWithItsPart_isOneResource_inWhateverOrderTheyClose() {
    for (int first : new int[] {7, 8}) {
      StackStats site = siteOf(ledger.opened(7, Kinds.SELECTOR, 0, -1));
      long before = site.closed();
      ledger.opened(8, Kinds.SELECTOR, SlotWord.PART, -1);
      ledger.closing(first);
      ledger.closing(15 - first);

      assertThat(site.closed()).isEqualTo(before + 1);
    }
  }

  @Test
  void directoryStream_isNoFile_andOneResource() {
    StackStats site = siteOf(ledger.opened(7, Kinds.FILE, 0, -1));
    ledger.duplicated(8, 7, Kinds.DIRECTORY);
    long word = ledger.slots.word(7);

    assertThat(SlotWord.kind(word)).isEqualTo(Kinds.DIRECTORY);
    assertThat(site.kind).isEqualTo(Kinds.DIRECTORY);
    ledger.closing(8);
    ledger.closing(7);
    assertThat(site.opened()).isEqualTo(1);
    assertThat(site.closed()).isEqualTo(1);
  }

  @Test
  void directoryWithoutAStack_doesNotChangeTheKindOfOtherStacks() {
    ledger.slots.hold(7, SlotWord.of(StackTable.OTHER, Kinds.FILE, 1, 0), 1, 1, -1);
    ledger.duplicated(8, 7, Kinds.DIRECTORY);

    assertThat(ledger.books.sites.at(StackTable.OTHER).kind).isZero();
  }

  @Test
  void highNumber_ringsTheBellOnce() {
    ledger.alarmFd = 100;
    ledger.opened(99, Kinds.FILE, 0, -1);
    assertThat(rung.get()).isZero();
    ledger.opened(100, Kinds.FILE, 0, -1);
    ledger.opened(101, Kinds.FILE, 0, -1);

    assertThat(rung.get()).isEqualTo(1);
  }

  @Test
  void failures_areCountedByTheirReason() {
    ledger.failed(new java.io.IOException("a (No such file or directory)"), Kinds.FILE);
    ledger.failed(new java.io.IOException(), Kinds.FILE);
    ledger.failed(null, Kinds.FILE);
    assertThat(ledger.failures() + ledger.connectFailures() + rung.get()).isZero();

    ledger.failed(new java.io.IOException("a (Too many open files)"), Kinds.FILE);
    ledger.failed(new java.net.BindException("Cannot assign requested address"), Kinds.SOCKET);
    assertThat(ledger.failures()).isEqualTo(1);
    assertThat(ledger.connectFailures()).isEqualTo(1);
    assertThat(rung.get()).isEqualTo(1);
  }

  @Test
  void backlog_isThatOfTheSocketThatListensNow() {
    ledger.opened(7, Kinds.SERVER_SOCKET, 0, -1);
    ledger.listens(7, 0);
    long first = SlotWord.sequence(ledger.slots.word(7));
    ledger.closing(7);
    ledger.opened(7, Kinds.SERVER_SOCKET, 0, -1);
    ledger.listens(7, 211);
    long second = SlotWord.sequence(ledger.slots.word(7));

    assertThat(ledger.backlogs.of(7, second)).isEqualTo(211);
    assertThat(ledger.backlogs.of(7, first)).isEqualTo(-1);
    assertThat(ledger.backlogs.of(8, second)).isEqualTo(-1);
  }

  @Test
  void tooNearTheEndOfTheStack_isStillBooked() throws Exception {
    Thread thread = new Thread(null, () -> exhaust(0), "deep", 300_000);
    thread.start();
    thread.join();

    long word = ledger.opened(9, Kinds.FILE, 0, -1);
    assertThat(SlotWord.site(word)).isGreaterThan(StackTable.BEFORE_ATTACH);
  }

  private void exhaust(int level) {
    try {
      exhaust(level + 1);
    } catch (StackOverflowError e) {
      // On the way up there is ever more room.
    }
    try {
      ledger.opened(8, Kinds.FILE, 0, -1);
    } catch (StackOverflowError e) {
      return;
    }
    if (ledger.closing(8) == 0) {
      throw new AssertionError("opened without an error, but not booked");
    }
  }
}
