package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/**
 * Platform threads, from start to exit, at the line that started them or made their pool.
 *
 * <p>Virtual threads have a start of their own, which is left alone; those of structured scopes,
 * which the JDK has in no book, are counted where they enter and leave their scope. Threads of
 * native code that attach to the JVM never start.
 */
final class ThreadKind implements ResourceKind {
  private static final String THREAD = "java/lang/Thread";
  private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
  private static final String FORK_JOIN_POOL = "java/util/concurrent/ForkJoinPool";
  private static final String SCOPE = "jdk/internal/misc/ThreadFlock";

  @Override
  public Kind kind() {
    return Kind.THREAD;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      // Before it is started, not after: it may have ended by then.
      in(THREAD, "start").before("start0").tells(UnclosedEvents.THREAD_STARTING),
      in(THREAD, "start").onThrow().withThis().tells(UnclosedEvents.THREAD_FAILED),
      in(THREAD, "exit").onEntry().withThis().tells(UnclosedEvents.THREAD_ENDING),
      // A pool tells of its threads before they tell of themselves.
      in(POOL, "<init>").onExit().withThis().tells(UnclosedEvents.POOL_MADE).until(18),
      in(POOL, "addWorker")
          .before("start")
          .withThis()
          .tells(UnclosedEvents.THREAD_STARTING)
          .until(18),
      in(FORK_JOIN_POOL, "<init>").onExit().withThis().tells(UnclosedEvents.POOL_MADE).until(18),
      in(FORK_JOIN_POOL, "createWorker")
          .before("start")
          .withThis()
          .tells(UnclosedEvents.THREAD_STARTING)
          .until(18),
      // From 19 on each of them has a container, and a thread knows its container when it starts.
      in("jdk/internal/vm/SharedThreadContainer", "<init>")
          .onExit()
          .withThis()
          .tells(UnclosedEvents.POOL_MADE)
          .since(19),
      in("java/util/concurrent/ThreadPerTaskExecutor", "<init>")
          .onExit()
          .withThis()
          .withArgument(0)
          .tells(UnclosedEvents.POOL_MADE)
          .since(19),
      // Safe: a start or an end that failed here would have the scope's owner wait for ever.
      in(SCOPE, "onStart").onSafeExit().withArgument(0).tells(UnclosedEvents.FORKED).since(21),
      in(SCOPE, "onExit").onSafeExit().withArgument(0).tells(UnclosedEvents.FORK_ENDED).since(21),
    };
  }
}
