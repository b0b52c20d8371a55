package io.unclosed.agent;

import io.unclosed.agent.ledger.stack.HeartbeatTrigger;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's one thread. Beats at each interval, at once when the bell rings, and answers
 * questions in between.
 *
 * <p>It does nothing before the application's {@code main} runs, since what it touches may be what
 * the application means to choose. A beat that fails is counted and the next one comes; only the
 * JVM's end ends it.
 */
final class Heartbeat implements HeartbeatTrigger, Runnable {
  private static final long ANSWER_SECONDS = 10;

  /**
   * Until the first beat is done: most of the agent is loaded by then, on a machine that is busy.
   */
  private static final long FIRST_ANSWER_SECONDS = 60;

  private static final int MAX_QUESTIONS = 16;
  private static final long BEFORE_MAIN_NANOS = 50_000_000;
  private static final long BELL_PAUSE_NANOS = 100_000_000;

  private final Supplier<? extends Work> maker;
  private final long intervalNanos;
  private final Thread thread;
  private final BlockingQueue<FutureTask<?>> questions = new ArrayBlockingQueue<>(MAX_QUESTIONS);
  private volatile boolean rung;
  private volatile boolean stopped;
  private volatile boolean warm;

  /** What there is to do at a beat. All on the heartbeat's thread. */
  interface Work {
    /** Once, before the first beat. */
    void begin();

    /** Each interval, and soon after the bell rang. */
    void beat(long nowNanos);

    /** A beat or an answer threw. */
    void failed(Throwable failure);
  }

  /**
   * Starts nothing yet.
   *
   * @param maker gives the work, on the heartbeat's thread and after {@code main} has begun
   */
  Heartbeat(Supplier<? extends Work> maker, long intervalNanos) {
    this.maker = maker;
    this.intervalNanos = intervalNanos;
    this.thread = new Thread(null, this, "unclosed", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * Starts the thread.
   *
   * @param main the thread that will run {@code main}, which is waited for; null when it runs
   *     already
   */
  void start(@Nullable Thread main) {
    mainThread = main;
    thread.start();
  }

  private volatile @Nullable Thread mainThread;

  @Override
  public void ring() {
    if (!rung) {
      rung = true;
      LockSupport.unpark(thread);
    }
  }

  /** Whether the current thread is the heartbeat's. */
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** The heartbeat's thread. */
  Thread thread() {
    return thread;
  }

  /** No more beats. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /**
   * Has a question answered on the heartbeat's thread, and waits at most ten seconds, a minute
   * until the first beat is done.
   *
   * @throws IllegalStateException when the heartbeat does not answer in time
   */
  <T> T ask(Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    if (isCurrent()) {
      task.run();
    } else if (questions.offer(task)) {
      LockSupport.unpark(thread);
    } else {
      throw new IllegalStateException("the agent is busy with other requests; try again");
    }
    long seconds = warm ? ANSWER_SECONDS : FIRST_ANSWER_SECONDS;
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the agent thread did not answer within "
              .concat(Long.toString(seconds))
              .concat(" seconds"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the agent thread", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  @Override
  public void run() {
    awaitMain();
    Work work = maker.get();
    guarded(work, work::begin);
    long next = System.nanoTime();
    long soonest = next;
    while (!stopped) {
      long now = System.nanoTime();
      if ((rung ? soonest : next) - now <= 0) {
        rung = false;
        guarded(work, () -> work.beat(now));
        warm = true;
        // Where every open fails, the bell never stops ringing.
        soonest = System.nanoTime() + BELL_PAUSE_NANOS;
        next = Math.max(now + intervalNanos, soonest);
      }
      answer();
      long pause = (rung ? soonest : next) - System.nanoTime();
      if (questions.isEmpty() && pause > 0) {
        LockSupport.parkNanos(pause);
      }
    }
  }

  private void answer() {
    FutureTask<?> task;
    while ((task = questions.poll()) != null) {
      task.run();
    }
  }

  private void awaitMain() {
    Thread main = mainThread;
    while (main != null && !stopped && main.isAlive()) {
      LockSupport.parkNanos(BEFORE_MAIN_NANOS);
      main = runsMain(main) ? null : main;
    }
    mainThread = null;
  }

  // Before main, the bottom of the stack is the JVM's way to premain, to the launcher's helper, to
  // a class's initialiser, or to what an option of the command line starts: JMX's agent, or a
  // recording.
  private static boolean runsMain(Thread main) {
    StackTraceElement[] stack = main.getStackTrace();
    if (stack.length == 0) {
      return false;
    }
    StackTraceElement bottom = stack[stack.length - 1];
    String module = bottom.getModuleName();
    return module == null
        || bottom.getMethodName().equals("main")
        || !(module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static void guarded(Work work, Runnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      work.failed(failure);
    }
  }
}
