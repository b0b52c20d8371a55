package programs.threads;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import programs.Console;

/**
 * Virtual threads that wait, by each of those who may manage them: {@code ways}, {@code start WAY
 * COUNT}, {@code end}. From 25 on, with previews.
 */
public final class StartsVirtualThreads {
  private static final Map<String, Way> WAYS = new LinkedHashMap<>();
  private static CountDownLatch running = new CountDownLatch(0);
  private static CountDownLatch end = new CountDownLatch(1);
  private static AutoCloseable manager = () -> {};

  private StartsVirtualThreads() {}

  /** Starts so many, and gives what has to be closed once they have ended. */
  private interface Way {
    AutoCloseable start(int count) throws Exception;
  }

  public static void main(String[] args) throws IOException {
    WAYS.put("one by one", StartsVirtualThreads::oneByOne);
    WAYS.put("by a factory", StartsVirtualThreads::byAFactory);
    WAYS.put("one for each task", count -> tasks(perTask(), count));
    WAYS.put("one for each task, by a factory", count -> tasks(perTaskOfFactory(), count));
    WAYS.put("fixed pool", count -> tasks(Executors.newFixedThreadPool(count, factory()), count));
    WAYS.put("cached pool", count -> tasks(Executors.newCachedThreadPool(factory()), count));
    WAYS.put("scheduled", StartsVirtualThreads::scheduled);
    WAYS.put("scope", StartsVirtualThreads::scope);
    WAYS.put("scope within a scope", StartsVirtualThreads::scopeWithinAScope);
    Console.serve(StartsVirtualThreads::step);
  }

  private static String step(String[] words) throws Exception {
    switch (words[0]) {
      case "ways" -> {
        return String.join("\t", WAYS.keySet());
      }
      case "start" -> {
        int count = Integer.parseInt(words[2]);
        running = new CountDownLatch(count);
        manager = WAYS.get(words[1]).start(count);
        running.await();
      }
      case "end" -> {
        end.countDown();
        manager.close();
        end = new CountDownLatch(1);
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "done";
  }

  private static void untilTheEnd() {
    CountDownLatch mine = end;
    running.countDown();
    try {
      mine.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AutoCloseable oneByOne(int count) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    for (int i = 0; i < count; i++) {
      start.invoke(null, (Runnable) StartsVirtualThreads::untilTheEnd);
    }
    return () -> {};
  }

  private static AutoCloseable byAFactory(int count) throws Exception {
    ThreadFactory factory = factory();
    for (int i = 0; i < count; i++) {
      factory.newThread(StartsVirtualThreads::untilTheEnd).start();
    }
    return () -> {};
  }

  private static ThreadFactory factory() throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    return (ThreadFactory) type.getMethod("factory").invoke(builder);
  }

  private static ExecutorService perTask() throws Exception {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static ExecutorService perTaskOfFactory() throws Exception {
    Method maker = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
    return (ExecutorService) maker.invoke(null, factory());
  }

  private static AutoCloseable tasks(ExecutorService executor, int count) {
    for (int i = 0; i < count; i++) {
      executor.execute(StartsVirtualThreads::untilTheEnd);
    }
    return executor::shutdown;
  }

  private static AutoCloseable scheduled(int count) throws Exception {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(count, factory());
    for (int i = 0; i < count; i++) {
      executor.schedule(StartsVirtualThreads::untilTheEnd, 1, TimeUnit.MILLISECONDS);
    }
    return executor::shutdown;
  }

  private static AutoCloseable scope(int count) throws Exception {
    return new Scope(count);
  }

  private static AutoCloseable scopeWithinAScope(int count) throws Exception {
    Scope outer = new Scope(count / 2);
    Scope inner = new Scope(count - count / 2);
    return () -> {
      inner.close();
      outer.close();
    };
  }

  /** A structured scope, which the JDK that compiles this may not have yet. */
  private static final class Scope implements AutoCloseable {
    private static final String TYPE = "java.util.concurrent.StructuredTaskScope";
    private final Object scope;

    Scope(int count) throws Exception {
      scope = Class.forName(TYPE).getMethod("open").invoke(null);
      Method fork = Class.forName(TYPE).getMethod("fork", Runnable.class);
      for (int i = 0; i < count; i++) {
        fork.invoke(scope, (Runnable) StartsVirtualThreads::untilTheEnd);
      }
    }

    @Override
    public void close() throws Exception {
      Class.forName(TYPE).getMethod("join").invoke(scope);
      Class.forName(TYPE).getMethod("close").invoke(scope);
    }
  }
}
