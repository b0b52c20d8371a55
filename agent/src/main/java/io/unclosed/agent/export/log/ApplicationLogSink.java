package io.unclosed.agent.export.log;

import io.unclosed.analysis.words.Format;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application's own slf4j, and standard error where that is not to be had ({@code
 * logging=application}).
 *
 * <p>What is said waits in a queue. At the heartbeat's next step the queue goes to the log, if the
 * application has initialised one by then ({@link Slf4jFinder}). A line goes to standard error
 * instead
 *
 * <ul>
 *   <li>when it has waited for {@code patience}; from then on each line is tried once only, so that
 *       a process without slf4j is late with its first line and with no other,
 *   <li>when the queue is full: the oldest one,
 *   <li>when the JVM ends, for the log may have ended already,
 *   <li>when the log threw, or does not return within ten seconds,
 *   <li>while the process is exhausted: at once. It stays in the queue and goes to the log as well
 *       when there is room again, since the one that matters most should stand there too. Before
 *       that the log is left alone: a class that cannot be loaded for want of a descriptor would
 *       stay broken for the application as well.
 * </ul>
 *
 * <p>Only the thread {@code unclosed-log} calls the log. An appender may block, and it may open
 * files: those are the application's, and what the heartbeat opens is booked as the agent's. The
 * thread is there while there is something to deliver, and there is never a second one; what it
 * knows of the application's classes ends with it.
 */
public final class ApplicationLogSink implements LogSink, Runnable {
  private static final int MOST_WAITING = 100;
  private static final long LONGEST_CALL_NANOS = 10_000_000_000L;

  private final LogSink stderr;
  private final Slf4jFinder finder;
  private final long longestWaitNanos;
  private final Consumer<Throwable> faults;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);

  private volatile boolean exhausted;
  private volatile boolean ended;
  private volatile boolean delivering;
  private volatile @Nullable Call call;

  /** Of the heartbeat's thread: a line has waited in vain. */
  private boolean gaveUp;

  /** One that waits; {@code said} when standard error has it already. */
  private record Waiting(LogEvent event, long sinceNanos, boolean said) {}

  /** What the log was given and has not returned from. */
  private static final class Call {
    final Waiting what;
    final long sinceNanos = System.nanoTime();
    volatile boolean overdue;

    Call(Waiting what) {
      this.what = what;
    }
  }

  /** One that says at the JVM's end what waits then. */
  public static LogSink start(
      Instrumentation instrumentation, long longestWaitNanos, Consumer<Throwable> faults) {
    ApplicationLogSink sink =
        new ApplicationLogSink(
            new StderrSink(), instrumentation::getAllLoadedClasses, longestWaitNanos, faults);
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(null, sink, "unclosed-log-at-exit", 0, false));
    } catch (IllegalStateException ending) {
      sink.run();
    }
    return sink;
  }

  /**
   * Looks for nothing yet.
   *
   * @param stderr where to when there is no log
   * @param loadedClasses all classes that are loaded in the JVM
   * @param longestWaitNanos so long a line waits for a log
   * @param faults takes what the log threw
   */
  ApplicationLogSink(
      LogSink stderr,
      Supplier<Class<?>[]> loadedClasses,
      long longestWaitNanos,
      Consumer<Throwable> faults) {
    this.stderr = stderr;
    this.finder = new Slf4jFinder(loadedClasses);
    this.longestWaitNanos = longestWaitNanos;
    this.faults = faults;
  }

  @Override
  public void log(LogEvent event) {
    boolean sayNow = exhausted || ended;
    if (sayNow) {
      stderr.log(event);
    }
    Waiting waiting = new Waiting(event, System.nanoTime(), sayNow);
    while (!ended && !queue.offer(waiting)) {
      say(queue.poll());
    }
    if (ended) {
      drain();
    }
  }

  @Override
  public void exhausted(boolean now) {
    exhausted = now;
  }

  @Override
  public void deliver(long nowNanos) {
    if (delivering) {
      checkTime(nowNanos);
      return;
    }
    Waiting oldest = queue.peek();
    if (oldest == null || exhausted) {
      return;
    }
    Class<?> factory = finder.find(nowNanos);
    if (factory != null) {
      gaveUp = false;
      start(factory);
    } else if (gaveUp || nowNanos - oldest.sinceNanos() >= longestWaitNanos) {
      gaveUp = true;
      drain();
    }
  }

  private void checkTime(long nowNanos) {
    Call current = call;
    if (current == null || nowNanos - current.sinceNanos < LONGEST_CALL_NANOS) {
      return;
    }
    if (!current.overdue) {
      current.overdue = true;
      say(current.what);
      faults.accept(new TimeoutException("the application's log has not returned for 10 seconds"));
    }
    drain();
  }

  private void start(Class<?> factory) {
    delivering = true;
    try {
      Thread thread = new Thread(null, () -> deliverTo(factory), "unclosed-log", 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(factory.getClassLoader());
      thread.start();
    } catch (Throwable noThread) {
      delivering = false;
      faults.accept(noThread);
      drain();
    }
  }

  private void deliverTo(Class<?> factory) {
    try {
      Slf4jLogger logger = null;
      while (!exhausted && !ended) {
        Waiting next = queue.peek();
        if (next == null) {
          return;
        }
        // Before it leaves the queue: at the JVM's end it is in one of the two.
        Call current = new Call(next);
        call = current;
        if (queue.remove(next)) {
          logger = deliver(next, logger, factory, current);
        }
        call = null;
      }
    } finally {
      delivering = false;
    }
  }

  private @Nullable Slf4jLogger deliver(
      Waiting next, @Nullable Slf4jLogger known, Class<?> factory, Call current) {
    try {
      Slf4jLogger logger = known == null ? new Slf4jLogger(factory) : known;
      logger.log(next.event(), message(next));
      return logger;
    } catch (Throwable thrown) {
      if (!current.overdue) {
        say(next);
      }
      faults.accept(thrown);
      return known;
    }
  }

  // One that was held back says when it was true: the log gives it the time of now.
  private String message(Waiting one) {
    long waitedNanos = System.nanoTime() - one.sinceNanos();
    String message = one.event().message();
    return waitedNanos <= longestWaitNanos
        ? message
        : Format.duration(waitedNanos) + " ago: " + message;
  }

  /** At the JVM's end: what waits, and from now on everything, goes to standard error. */
  @Override
  public void run() {
    ended = true;
    Call current = call;
    if (current != null) {
      say(current.what);
    }
    drain();
  }

  private void drain() {
    for (Waiting one = queue.poll(); one != null; one = queue.poll()) {
      say(one);
    }
  }

  private void say(@Nullable Waiting one) {
    if (one != null && !one.said()) {
      stderr.log(one.event());
    }
  }
}
