package programs.threads;

import java.lang.reflect.Method;
import java.util.Timer;
import java.util.concurrent.ThreadFactory;

/** Threads that are started one by one, and what starts one for itself. */
final class Plain {
  private Plain() {}

  @Starts(at = 1)
  static AutoCloseable thread() {
    Thread thread = new Thread(Busy::untilInterrupted);
    thread.start();
    return Busy.untilEnded(thread);
  }

  @Starts(at = 1)
  static AutoCloseable threadOfAGroup() {
    Thread thread = new Thread(new ThreadGroup("mine"), Busy::untilInterrupted, "named", 1 << 18);
    thread.start();
    return Busy.untilEnded(thread);
  }

  private static final class Worker extends Thread {
    @Override
    public void run() {
      Busy.untilInterrupted();
    }

    @Override
    public long getId() {
      return -1;
    }
  }

  @Starts(at = 1)
  static AutoCloseable subclass() {
    Thread thread = new Worker();
    thread.start();
    return Busy.untilEnded(thread);
  }

  @Starts(at = 1)
  static AutoCloseable startedTwice() {
    Thread thread = new Thread(Busy::untilInterrupted);
    thread.start();
    try {
      thread.start();
    } catch (IllegalThreadStateException expected) {
      return Busy.untilEnded(thread);
    }
    throw new IllegalStateException("started twice");
  }

  @Starts(value = 3, at = 2)
  static AutoCloseable byALoop() {
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      (threads[i] = new Thread(Busy::untilInterrupted)).start();
    }
    return Busy.untilEnded(threads);
  }

  @Starts
  static AutoCloseable timer() {
    return new Timer()::cancel;
  }

  @Starts
  static AutoCloseable timerNamed() {
    return new Timer("mine")::cancel;
  }

  @Starts
  static AutoCloseable timerOfDaemon() {
    return new Timer(true)::cancel;
  }

  @Starts
  static AutoCloseable timerNamedOfDaemon() {
    return new Timer("mine", true)::cancel;
  }

  @Starts(since = 21, at = 3)
  static AutoCloseable ofPlatform() throws Exception {
    Object builder = Thread.class.getMethod("ofPlatform").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder$OfPlatform");
    Method start = type.getMethod("start", Runnable.class);
    Thread thread = (Thread) start.invoke(builder, (Runnable) Busy::untilInterrupted);
    return Busy.untilEnded(thread);
  }

  @Starts(since = 21, at = 4)
  static AutoCloseable ofPlatformFactory() throws Exception {
    Object builder = Thread.class.getMethod("ofPlatform").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
    Thread thread = factory.newThread(Busy::untilInterrupted);
    thread.start();
    return Busy.untilEnded(thread);
  }
}
