package io.unclosed.agent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

/** Runs threads that begin at the same moment, and fails when one of them does. */
public final class Together {
  public interface Part {
    void run(int me) throws Exception;
  }

  public interface Step {
    void run() throws Exception;
  }

  private Together() {}

  public static void run(int threads, Part part) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int me = i;
      all.add(
          new Thread(
              () -> {
                try {
                  start.await();
                  part.run(me);
                } catch (Throwable e) {
                  failure.compareAndSet(null, e);
                }
              }));
    }
    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new AssertionError("a thread failed", failure.get());
    }
  }

  /** Many times: {@code before} alone, then the steps at once, each on its own thread. */
  public static void inRounds(int rounds, Step before, Step... steps) throws Exception {
    SpinBarrier barrier = new SpinBarrier(steps.length);
    run(
        steps.length,
        me -> {
          for (int round = 0; round < rounds; round++) {
            if (me == 0) {
              before.run();
            }
            barrier.await();
            steps[me].run();
            barrier.await();
          }
        });
  }

  /** Lets threads go within nanoseconds of each other, which a parked one cannot. */
  private static final class SpinBarrier {
    private final int parties;
    private int waiting;
    private volatile int generation;

    SpinBarrier(int parties) {
      this.parties = parties;
    }

    void await() {
      int mine;
      synchronized (this) {
        mine = generation;
        if (++waiting == parties) {
          waiting = 0;
          generation = mine + 1;
          return;
        }
      }
      int spins = 0;
      while (generation == mine) {
        if (++spins > 10_000) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }
  }
}
