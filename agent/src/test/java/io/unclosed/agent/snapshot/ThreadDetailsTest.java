package io.unclosed.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ThreadDetailsTest {
  private final LedgerStart start =
      new LedgerStart(true, new String[] {"file"}, List.of(), () -> {});

  @Test
  void threadThatWaits_isToldWithWhatItWaitsFor() throws Exception {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Thread taker = new Thread(() -> take(queue), "taker-37");
    taker.start();
    while (taker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    start.threadsBefore();
    LedgerReader ledger = start.reader(List.of(), "");
    int number = ledger.numberOf(taker);
    ThreadDetails details = new ThreadDetails(ledger);

    assertThat(details.text(number))
        .isEqualTo("taker-37, WAITING at java.util.concurrent.LinkedBlockingQueue.take");
    assertThat(details.state(number)).isEqualTo("WAITING");

    queue.put("enough");
    taker.join();
    assertThat(new ThreadDetails(ledger).text(number)).isEmpty();
    assertThat(details.text(-1)).isEmpty();
  }

  private static void take(LinkedBlockingQueue<String> queue) {
    try {
      queue.take();
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noMoreStacksThanTheBound() throws Exception {
    start.threadsBefore();
    LedgerReader ledger = start.reader(List.of(), "");
    int me = ledger.numberOf(Thread.currentThread());
    ThreadDetails details = new ThreadDetails(ledger);
    for (int i = 0; i < ThreadDetails.MAX_STACKS; i++) {
      assertThat(details.text(me)).contains(" at ");
    }

    assertThat(details.text(me)).endsWith(", RUNNABLE");
  }
}
