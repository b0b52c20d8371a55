package io.unclosed.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.stack.StackStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several descriptors that are one resource. */
class LedgerPartsTest {
  private final Ledger ledger = new Ledger(true, () -> {});

  private StackStats open(int kind, int first, int second, int third) {
    return ledger.books.sites.at(SlotWord.site(ledger.openedTogether(kind, first, second, third)));
  }

  private int leaders(int... numbers) {
    int leaders = 0;
    for (int number : numbers) {
      long word = ledger.slots.word(number);
      leaders += SlotWord.isHeld(word) && !SlotWord.isPart(word) ? 1 : 0;
    }
    return leaders;
  }

  @ParameterizedTest
  @CsvSource({"10, 11", "11, 10"})
  void pipe_isClosedWithItsSecondHalf(int first, int second) {
    StackStats site = open(Kinds.PIPE, 10, 11, -1);
    ledger.closing(first);
    assertThat(site.closed()).isZero();
    assertThat(leaders(10, 11)).isEqualTo(1);

    ledger.closing(second);
    assertThat(site.closed()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"10,11,12", "10,12,11", "11,10,12", "11,12,10", "12,10,11", "12,11,10"})
  void process_isClosedWithItsLastPipe(int first, int second, int third) {
    StackStats site = open(Kinds.PROCESS, 10, 11, 12);
    ledger.closing(first);
    ledger.closing(second);
    assertThat(site.closed()).isZero();
    assertThat(leaders(10, 11, 12)).isEqualTo(1);

    ledger.closing(third);
    assertThat(site.opened()).isEqualTo(1);
    assertThat(site.closed()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"-1,11,12", "10,-1,12", "10,11,-1", "-1,-1,12", "-1,11,-1", "10,-1,-1"})
  void processWithRedirects_isOneResourceToo(int in, int out, int err) {
    StackStats site = open(Kinds.PROCESS, in, out, err);
    for (int number : new int[] {in, out, err}) {
      assertThat(site.closed()).isZero();
      ledger.closing(number);
      if (number == Math.max(in, Math.max(out, err))) {
        break;
      }
    }

    assertThat(site.opened()).isEqualTo(1);
    assertThat(site.closed()).isEqualTo(1);
  }

  @Test
  void processWithoutPipes_isNothing() {
    assertThat(ledger.openedTogether(Kinds.PROCESS, -1, -1, -1)).isZero();
  }

  /** The kernel gives the lowest free number: what one pipe gave back, the next one gets. */
  @Test
  void numbersThatAnotherPipeGotMeanwhile_areNotTakenForTheOwn() {
    StackStats first = open(Kinds.PIPE, 10, 11, -1);
    ledger.closing(11);
    StackStats second = open(Kinds.PIPE, 11, 12, -1);
    ledger.closing(10);

    assertThat(first.closed()).isEqualTo(1);
    assertThat(leaders(11, 12)).isEqualTo(1);
    ledger.closing(11);
    ledger.closing(12);
    assertThat(second.closed()).isEqualTo(1);
    assertThat(first.closed()).isEqualTo(1);
  }

  @Test
  void processThatOverlapsTheNext_closesItself() {
    StackStats first = open(Kinds.PROCESS, 10, 11, 12);
    ledger.closing(10);
    StackStats second = open(Kinds.PROCESS, 10, 13, 14);
    ledger.closing(11);
    ledger.closing(12);

    assertThat(first.closed()).isEqualTo(1);
    assertThat(second.closed()).isZero();
    assertThat(leaders(10, 13, 14)).isEqualTo(1);
  }

  @Test
  void middleOneClosedAndItsNumberUsedAgain_theLastStillStandsForTheResource() {
    StackStats first = open(Kinds.PROCESS, 10, 11, 12);
    ledger.closing(11);
    ledger.opened(11, Kinds.FILE, 0, -1);
    ledger.closing(10);

    assertThat(first.closed()).isZero();
    assertThat(leaders(12)).isEqualTo(1);
    ledger.closing(12);
    assertThat(first.closed()).isEqualTo(1);
  }

  @Test
  void halvesClosedByTwoThreadsAtOnce_areOneClose() throws Exception {
    int rounds = 50_000;
    StackStats[] site = new StackStats[1];
    Together.inRounds(
        rounds,
        () -> site[0] = open(Kinds.PIPE, 10, 11, -1),
        () -> ledger.closing(10),
        () -> ledger.closing(11));

    assertThat(site[0].opened()).isEqualTo(rounds);
    assertThat(site[0].closed()).isEqualTo(rounds);
  }

  @Test
  void twoOfThreeClosedAtOnce_leaveOneThatStandsForTheResource() throws Exception {
    int rounds = 20_000;
    StackStats[] site = new StackStats[1];
    int[] wrong = new int[1];
    Together.inRounds(
        rounds,
        () -> {
          if (site[0] != null) {
            wrong[0] += leaders(10, 11, 12) == 1 ? 0 : 1;
            ledger.closing(12);
          }
          site[0] = open(Kinds.PROCESS, 10, 11, 12);
        },
        () -> ledger.closing(10),
        () -> ledger.closing(11));
    ledger.closing(12);

    assertThat(wrong[0]).isZero();
    assertThat(site[0].opened()).isEqualTo(rounds);
    assertThat(site[0].closed()).isEqualTo(rounds);
  }

  @Test
  void allThreeClosedAtOnce_areOneClose() throws Exception {
    int rounds = 2_000;
    StackStats[] site = new StackStats[1];
    Together.inRounds(
        rounds,
        () -> site[0] = open(Kinds.PROCESS, 10, 11, 12),
        () -> ledger.closing(10),
        () -> ledger.closing(11),
        () -> ledger.closing(12));

    assertThat(site[0].opened()).isEqualTo(rounds);
    assertThat(site[0].closed()).isEqualTo(rounds);
  }
}
