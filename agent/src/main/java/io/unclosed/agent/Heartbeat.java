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
 * the application means to choose.
 *
 * <p><b>It cannot die of what it does.</b> A beat that throws is told to the {@link Work}, and the
 * next one comes. What that throws in turn, as it does while the heap is full, ends in the handler
 * of {@link #run}, which calls nothing and allocates nothing; the time of the next beat was set
 * before, so that a beat that always fails does not keep a core busy. Should the thread be gone all
 * the same, whoever asks next starts another one: {@link #revive}. The hook does not, for it must
 * not start a thread in the middle of the JDK.
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

  private final Supplier<? extends Work> snapshotBuilder;
  private final long intervalNanos;
  private final BlockingQueue<FutureTask<?>> questions = new ArrayBlockingQueue<>(MAX_QUESTIONS);
  private volatile Thread thread;
  private volatile @Nullable Thread mainThread;
  private volatile boolean started;
  private volatile boolean rung;
  private volatile boolean stopped;
  private volatile boolean warm;
  private volatile long escaped;

  /** These are the heartbeat's thread's; the work is null until it could be made. */
  private @Nullable Work work;

  private boolean begun;
  private long nextNanos = System.nanoTime();
  private long soonestNanos = nextNanos;

  /** What there is to do at a beat. All on the heartbeat's thread. */
  interface Work {
    /** Before the first beat; again before the next one when it threw. */
    void begin();

    /** Each interval, and soon after the bell rang. */
    void beat(long nowNanos);

    /** The beginning or a beat threw. */
    void failed(Throwable failure);
  }

  /**
   * Starts nothing yet.
   *
   * @param snapshotBuilder gives the work, on the heartbeat's thread and after {@code main} has
   *     begun
   */
  Heartbeat(Supplier<? extends Work> snapshotBuilder, long intervalNanos) {
    this.snapshotBuilder = snapshotBuilder;
    this.intervalNanos = intervalNanos;
    this.thread = newThread();
  }

  private Thread newThread() {
    Thread made = new Thread(null, this, "unclosed", 0, false);
    made.setDaemon(true);
    made.setContextClassLoader(null);
    return made;
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
    started = true;
  }

  /**
   * Starts the thread again if it is gone; without effect as a rule. From any thread, never throws.
   *
   * @return false when the thread is gone and no other could be started
   */
  boolean revive() {
    try {
      if (started && !stopped && !thread.isAlive()) {
        startAgain();
      }
      return true;
    } catch (Throwable noThread) {
      return false;
    }
  }

  private synchronized void startAgain() {
    if (!thread.isAlive()) {
      Thread another = newThread();
      thread = another;
      rung = true;
      another.start();
    }
  }

  /** What not even the work could be told, as for want of memory. */
  long escaped() {
    return escaped;
  }

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
    return ask(question, warm ? ANSWER_SECONDS : FIRST_ANSWER_SECONDS);
  }

  /** The same, waiting at most so many seconds. */
  <T> T ask(Callable<T> question, long seconds) {
    if (!revive()) {
      throw new IllegalStateException("the agent thread has ended and cannot be started again");
    }
    FutureTask<T> task = new FutureTask<>(question);
    if (isCurrent()) {
      task.run();
    } else if (questions.offer(task)) {
      LockSupport.unpark(thread);
    } else {
      throw new IllegalStateException("the agent is busy with other requests; try again");
    }
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the agent thread did not answer within "
              .concat(Long.toString(seconds))
              .concat(seconds == 1 ? " second" : " seconds"),
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
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the heartbeat's thread writes it
  public void run() {
    while (!stopped) {
      try {
        turn();
      } catch (Throwable failure) {
        // No call and no allocation: what throws here ends the thread.
        escaped++;
      }
    }
  }

  private void turn() {
    awaitMain();
    long now = System.nanoTime();
    if (due() - now <= 0) {
      rung = false;
      // Before the beat, which may throw.
      nextNanos = now + intervalNanos;
      soonestNanos = now + BELL_PAUSE_NANOS;
      beat(now);
      // Where every open fails, the bell never stops ringing.
      soonestNanos = System.nanoTime() + BELL_PAUSE_NANOS;
      nextNanos = Math.max(nextNanos, soonestNanos);
    }
    answer();
    long pause = due() - System.nanoTime();
    if (questions.isEmpty() && pause > 0) {
      // An interrupt that is not meant for us would end every pause at once.
      Thread.interrupted();
      LockSupport.parkNanos(pause);
    }
  }

  private long due() {
    return rung ? soonestNanos : nextNanos;
  }

  private void beat(long now) {
    Work its = work;
    if (its == null) {
      its = snapshotBuilder.get();
      work = its;
    }
    try {
      if (!begun) {
        its.begin();
        begun = true;
      }
      its.beat(now);
    } catch (Throwable failure) {
      its.failed(failure);
    }
    warm = true;
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
}
