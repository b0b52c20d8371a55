package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.stack.StackStats;
import org.junit.jupiter.api.Test;

/** Zip files on one path: several users, one descriptor. */
class LedgerSharesTest {
  private static final int ZIP = 7;
  private static final int FIRST = 1001;
  private static final int SECOND = 1002;
  private static final int THIRD = 1003;

  private final Ledger ledger = new Ledger(true, () -> {});
  private StackStats first;
  private StackStats second;

  private void openTwice() {
    openFirst();
    openSecond();
  }

  private void openFirst() {
    first = siteNow(ledger.opened(ZIP, Kinds.FILE, 0, -1));
    ledger.shares.taken(ZIP, FIRST, Kinds.FILE);
  }

  private void openSecond() {
    int before = ledger.books.sites.count();
    ledger.shares.taken(ZIP, SECOND, Kinds.FILE);
    if (second == null) {
      assertThat(ledger.books.sites.count()).isEqualTo(before + 1);
      second = ledger.books.sites.at(before);
    }
  }

  private StackStats siteNow(long word) {
    return ledger.books.sites.at(SlotWord.site(word));
  }

  private StackStats blamed() {
    return siteNow(ledger.slots.word(ZIP));
  }

  private void closeDescriptor() {
    ledger.closing(ZIP);
  }

  @Test
  void onlyUser_isTheOpener() {
    openFirst();
    ledger.shares.dropped(ZIP, FIRST);
    closeDescriptor();

    assertThat(first.opened()).isEqualTo(1);
    assertThat(first.closed()).isEqualTo(1);
  }

  @Test
  void whileBothAreOpen_theOldestIsBlamed() {
    openTwice();

    assertThat(blamed()).isSameAs(first);
    assertThat(first.opened()).isEqualTo(1);
    assertThat(second.opened()).isEqualTo(1);
  }

  @Test
  void firstUserClosesFirst_theSecondIsBlamedFromThenOn() {
    openTwice();
    ledger.shares.dropped(ZIP, FIRST);

    assertThat(blamed()).isSameAs(second);
    assertThat(first.closed()).isEqualTo(1);
    assertThat(second.closed()).isZero();
    ledger.shares.dropped(ZIP, SECOND);
    closeDescriptor();
    assertThat(second.closed()).isEqualTo(1);
    assertThat(first.closed()).isEqualTo(1);
  }

  @Test
  void firstUserClosesFirst_theDescriptorIsAsOldAsTheSecondUser() {
    openTwice();
    long openedAt = ledger.slots.nanos(ZIP);
    ledger.shares.dropped(ZIP, FIRST);

    assertThat(ledger.slots.nanos(ZIP) - openedAt).isPositive();
  }

  @Test
  void secondUserClosesFirst_theFirstStaysBlamed() {
    openTwice();
    ledger.shares.dropped(ZIP, SECOND);

    assertThat(blamed()).isSameAs(first);
    assertThat(second.closed()).isEqualTo(1);
    ledger.shares.dropped(ZIP, FIRST);
    closeDescriptor();
    assertThat(first.closed()).isEqualTo(1);
    assertThat(second.closed()).isEqualTo(1);
  }

  @Test
  void threeUsers_handOverInTheOrderOfTheirAge() {
    openTwice();
    int before = ledger.books.sites.count();
    ledger.shares.taken(ZIP, THIRD, Kinds.FILE);
    StackStats third = ledger.books.sites.at(before);
    ledger.shares.dropped(ZIP, SECOND);
    assertThat(blamed()).isSameAs(first);
    ledger.shares.dropped(ZIP, FIRST);
    assertThat(blamed()).isSameAs(third);
  }

  @Test
  void userThatTheCollectorEnds_isCountedAsCollected() {
    openTwice();
    ledger.books.collectors.add(CleanerThreads.idOf(Thread.currentThread()));
    ledger.shares.dropped(ZIP, SECOND);

    assertThat(second.collected()).isEqualTo(1);
    assertThat(first.collected()).isZero();
  }

  @Test
  void orphanedMark_survivesTheHandOver() {
    openTwice();
    long word = ledger.slots.word(ZIP);
    ledger.slots.change(ZIP, word, word | SlotWord.ORPHANED);
    ledger.shares.dropped(ZIP, FIRST);

    assertThat(blamed()).isSameAs(second);
  }

  @Test
  void nextOwnerOfTheNumber_inheritsNoUsers() {
    openTwice();
    closeDescriptor();
    openFirst();
    ledger.shares.dropped(ZIP, SECOND);

    assertThat(blamed()).isSameAs(first);
    ledger.shares.dropped(ZIP, FIRST);
    closeDescriptor();
    assertThat(SlotWord.isHeld(ledger.slots.word(ZIP))).isFalse();
  }

  @Test
  void dropOfSomebodyUnknown_isNothing() {
    openTwice();
    ledger.shares.dropped(ZIP, 4711);
    ledger.shares.dropped(8, FIRST);
    ledger.shares.dropped(-1, FIRST);

    assertThat(first.closed() + second.closed()).isZero();
  }

  /** The last user's drop is followed by the close of the descriptor, on the same thread. */
  @Test
  void bothUsersCloseAtOnce_eachIsClosedOnce() throws Exception {
    int rounds = 50_000;
    java.util.concurrent.atomic.AtomicInteger holders =
        new java.util.concurrent.atomic.AtomicInteger();
    Together.inRounds(
        rounds,
        () -> {
          holders.set(2);
          openTwice();
        },
        () -> drop(holders, FIRST),
        () -> drop(holders, SECOND));

    assertThat(first.opened()).isEqualTo(rounds);
    assertThat(second.opened()).isEqualTo(rounds);
    assertThat(first.closed()).isEqualTo(rounds);
    assertThat(second.closed()).isEqualTo(rounds);
  }

  // As ZipFile does: tells first, then counts down, and the last one closes.
  private void drop(java.util.concurrent.atomic.AtomicInteger holders, int identity) {
    ledger.shares.dropped(ZIP, identity);
    if (holders.decrementAndGet() == 0) {
      ledger.closing(ZIP);
    }
  }

  /** As zip files on one path do: whoever finds it open shares it, the last one closes it. */
  @Test
  void usersThatComeAndGo_areClosedAsOftenAsTheyAreOpened() throws Exception {
    Object files = new Object();
    int[] users = new int[1];
    Together.run(
        3,
        me -> {
          for (int i = 0; i < 30_000; i++) {
            int identity = i * 3 + me;
            synchronized (files) {
              if (users[0]++ == 0) {
                ledger.opened(ZIP, Kinds.FILE, 0, -1);
              }
            }
            ledger.shares.taken(ZIP, identity, Kinds.FILE);
            ledger.shares.dropped(ZIP, identity);
            synchronized (files) {
              if (--users[0] == 0) {
                ledger.closing(ZIP);
              }
            }
          }
        });

    long opened = 0;
    long closed = 0;
    for (int i = 0; i < ledger.books.sites.count(); i++) {
      opened += ledger.books.sites.at(i).opened();
      closed += ledger.books.sites.at(i).closed();
    }
    assertThat(opened).isGreaterThan(100);
    assertThat(closed).isEqualTo(opened);
  }
}
