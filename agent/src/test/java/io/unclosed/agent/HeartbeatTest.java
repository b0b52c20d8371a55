package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);
  private static final long PATIENCE_SECONDS = 100;

  private final Beats beats = new Beats();
  private final Heartbeat heartbeat = new Heartbeat(() -> beats, NEVER);

  /** Counts, and throws where it is told to. */
  private static final class Beats implements Heartbeat.Work {
    final CountDownLatch first = new CountDownLatch(1);
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger beats = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean fails;
    volatile boolean failureFails;
    volatile int beginsInVain;

    @Override
    public void begin() {
      if (begun.incrementAndGet() <= beginsInVain) {
        throw new OutOfMemoryError("made up");
      }
    }

    @Override
    public void beat(long nowNanos) {
      // As it is when the beat begins: who waits for the count may change it then.
      boolean failing = fails;
      beats.incrementAndGet();
      first.countDown();
      if (failing) {
        throw new OutOfMemoryError("made up");
      }
    }

    @Override
    public void failed(Throwable failure) {
      failures.incrementAndGet();
      if (failureFails) {
        throw new OutOfMemoryError("made up");
      }
    }
  }

  @AfterEach
  void stop() {
    heartbeat.stop();
  }

  private void start() throws InterruptedException {
    heartbeat.start(Thread.currentThread());
    assertThat(beats.first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitBeats(int atLeast) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (beats.beats.get() < atLeast && System.nanoTime() - end < 0) {
      Thread.sleep(1);
    }
    assertThat(beats.beats.get()).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void begins_thenBeats() throws Exception {
    start();

    assertThat(beats.begun.get()).isEqualTo(1);
    assertThat(heartbeat.thread().isDaemon()).isTrue();
  }

  @Test
  void bell_isAnsweredLongBeforeTheInterval() throws Exception {
    start();
    heartbeat.ring();

    awaitBeats(2);
  }

  /** A thousand failing opens a second ring the bell a thousand times. */
  @Test
  void bellThatNeverStops_doesNotBeatWithoutAPause() throws Exception {
    start();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int before = beats.beats.get();

    while (beats.beats.get() < before + 11 && System.nanoTime() - end < 0) {
      heartbeat.ring();
      Thread.sleep(0, 100_000);
    }

    assertThat(beats.beats.get()).isGreaterThanOrEqualTo(before + 11);
    // Ten pauses of a tenth of a second are between them, or more on a machine that is busy.
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void beatThatFails_isCountedAndTheNextOneComes() throws Exception {
    beats.fails = true;
    start();
    heartbeat.ring();
    awaitBeats(2);
    beats.fails = false;

    assertThat(heartbeat.<Integer>ask(() -> 42)).isEqualTo(42);
    assertThat(beats.failures.get()).isEqualTo(2);
  }

  @Test
  void failureThatCannotBeTold_isCountedAndTheNextBeatComes() throws Exception {
    beats.fails = true;
    beats.failureFails = true;
    start();
    heartbeat.ring();
    awaitBeats(2);
    beats.fails = false;

    assertThat(heartbeat.<Integer>ask(() -> 42)).isEqualTo(42);
    assertThat(heartbeat.escaped()).isEqualTo(2);
  }

  @Test
  void beginningThatFails_isTriedAgainAtTheNextBeat() throws Exception {
    beats.beginsInVain = 2;
    heartbeat.start(null);
    while (beats.first.getCount() > 0) {
      heartbeat.ring();
      Thread.sleep(1);
    }

    assertThat(beats.begun.get()).isEqualTo(3);
    assertThat(beats.failures.get()).isEqualTo(2);
  }

  @Test
  void workThatCannotBeMade_isMadeAtALaterBeat() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Heartbeat late =
        new Heartbeat(
            () -> {
              if (tries.incrementAndGet() <= 2) {
                throw new OutOfMemoryError("made up");
              }
              return beats;
            },
            NEVER);
    late.start(null);
    while (beats.first.getCount() > 0) {
      late.ring();
      Thread.sleep(1);
    }
    late.stop();

    assertThat(tries.get()).isEqualTo(3);
    assertThat(late.escaped()).isEqualTo(2);
  }

  /** No failure ends the thread; here it is taken away. */
  @Test
  void threadThatIsGone_isStartedAgainByWhoAsks() throws Exception {
    start();
    Thread gone = new Thread(() -> {});
    gone.start();
    gone.join();
    Field thread = Heartbeat.class.getDeclaredField("thread");
    thread.setAccessible(true);
    Thread first = heartbeat.thread();
    thread.set(heartbeat, gone);

    assertThat(heartbeat.revive()).isTrue();

    assertThat(heartbeat.thread()).isNotSameAs(gone).isNotSameAs(first);
    assertThat(heartbeat.thread().isAlive()).isTrue();
    assertThat(heartbeat.thread().isDaemon()).isTrue();
    assertThat(heartbeat.<Integer>ask(() -> 42)).isEqualTo(42);
  }

  @Test
  void interruptOfEveryThread_isNotForUs() throws Exception {
    start();
    heartbeat.thread().interrupt();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (heartbeat.thread().isInterrupted() && System.nanoTime() - end < 0) {
      Thread.sleep(1);
    }

    assertThat(heartbeat.thread().isInterrupted()).isFalse();
    assertThat(heartbeat.<Integer>ask(() -> 42)).isEqualTo(42);
  }

  @Test
  void whoWaitsOneSecond_waitsNoLonger() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    start();

    assertThatThrownBy(
            () -> heartbeat.ask(() -> release.await(PATIENCE_SECONDS, TimeUnit.SECONDS), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the agent thread did not answer within 1 second");

    release.countDown();
  }

  @Test
  void question_isAnsweredOnTheHeartbeatsThread() throws Exception {
    start();

    assertThat(heartbeat.<Thread>ask(Thread::currentThread)).isSameAs(heartbeat.thread());
    assertThat(heartbeat.<Boolean>ask(() -> heartbeat.ask(heartbeat::isCurrent))).isTrue();
  }

  @Test
  void questionThatFails_failsForTheOneWhoAsked() throws Exception {
    start();

    assertThatThrownBy(
            () ->
                heartbeat.ask(
                    () -> {
                      throw new IllegalArgumentException("no such kind");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such kind");
    assertThat(beats.failures.get()).isZero();
  }

  @Test
  void tooManyQuestions_areRefusedInWords() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    start();
    Callable<Boolean> first =
        () -> {
          answering.countDown();
          return release.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        };
    Thread asking = new Thread(() -> heartbeat.ask(first));
    asking.start();
    assertThat(answering.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    // Who gives up waiting leaves the question behind, and sixteen have room.
    for (int i = 0; i < 16; i++) {
      assertThat(refusal()).isNull();
    }
    assertThat(refusal()).hasMessageContaining("busy");

    release.countDown();
    asking.join();
  }

  private Throwable refusal() {
    try {
      Thread.currentThread().interrupt();
      heartbeat.ask(() -> 1);
      return null;
    } catch (IllegalStateException e) {
      Thread.interrupted();
      return e.getMessage().contains("interrupted") ? null : e;
    }
  }
}
