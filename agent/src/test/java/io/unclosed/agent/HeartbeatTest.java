package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);

  private final Beats beats = new Beats();
  private final Heartbeat heartbeat = new Heartbeat(() -> beats, NEVER);

  /** Counts, and throws where it is told to. */
  private static final class Beats implements Heartbeat.Work {
    final CountDownLatch first = new CountDownLatch(1);
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger beats = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean fails;

    @Override
    public void begin() {
      begun.incrementAndGet();
    }

    @Override
    public void beat(long nowNanos) {
      beats.incrementAndGet();
      first.countDown();
      if (fails) {
        throw new OutOfMemoryError("made up");
      }
    }

    @Override
    public void failed(Throwable failure) {
      failures.incrementAndGet();
    }
  }

  @AfterEach
  void stop() {
    heartbeat.stop();
  }

  private void start() throws InterruptedException {
    heartbeat.start(Thread.currentThread());
    assertThat(beats.first.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitBeats(int atLeast) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
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
    int before = beats.beats.get();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_050);
    while (System.nanoTime() - end < 0) {
      heartbeat.ring();
      Thread.sleep(0, 100_000);
    }

    assertThat(beats.beats.get() - before).isBetween(2, 11);
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
    CountDownLatch release = new CountDownLatch(1);
    start();
    Thread[] asking = new Thread[17];
    for (int i = 0; i < asking.length; i++) {
      asking[i] = new Thread(() -> heartbeat.ask(() -> release.await(5, TimeUnit.SECONDS)));
      asking[i].start();
      if (i == 0) {
        Thread.sleep(50);
      }
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    Throwable refused = null;
    while (refused == null && System.nanoTime() - end < 0) {
      Thread.sleep(20);
      refused = refusal();
    }
    release.countDown();
    for (Thread thread : asking) {
      thread.join();
    }

    assertThat(refused).hasMessageContaining("busy");
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
