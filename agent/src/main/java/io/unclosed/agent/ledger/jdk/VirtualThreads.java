package io.unclosed.agent.ledger.jdk;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many virtual threads live, as the JDK counts them for its thread dumps. For the heartbeat's
 * thread alone.
 *
 * <p>From 21 on the JDK keeps a set of those that nobody manages; each executor with a thread for
 * each task keeps its own, and so does each pool that got a factory of virtual threads. The sizes
 * of these sets are read, not their threads, and nothing is counted by the hook: a start of a
 * virtual thread costs less than the call would. Those within a structured scope are known to the
 * threads that opened the scope alone; they are counted where they start and end.
 */
public final class VirtualThreads {
  private static final String CONTAINERS = "jdk.internal.vm.ThreadContainers";
  private static final String ROOT = CONTAINERS + "$RootContainer$";
  private static final String EXECUTOR = "java.util.concurrent.ThreadPerTaskExecutor";
  private static final String POOL = "jdk.internal.vm.SharedThreadContainer";

  private final @Nullable Object tracked;
  private final @Nullable Set<?> registry;
  private final long threadsOfExecutor;
  private final long threadsOfPool;
  private final ScopedThreads scoped;

  public VirtualThreads(ScopedThreads scoped) {
    this.scoped = scoped;
    this.tracked = tracked();
    this.registry = field(CONTAINERS, "CONTAINER_REGISTRY") instanceof Set<?> set ? set : null;
    this.threadsOfExecutor = offset(EXECUTOR, "threads");
    this.threadsOfPool = offset(POOL, "virtualThreads");
  }

  /** A set; with {@code -Djdk.trackAllThreads=false} a counter; null where there is neither. */
  private static @Nullable Object tracked() {
    Object root = field(CONTAINERS, "ROOT_CONTAINER");
    if (root == null) {
      return null;
    }
    String type = root.getClass().getName();
    return field(type, type.equals(ROOT + "TrackingRootContainer") ? "VTHREADS" : "VTHREAD_COUNT");
  }

  // Only where the class is there already: it begins nothing that the application has not begun.
  private static @Nullable Object field(String type, String name) {
    try {
      Field field = Class.forName(type, true, null).getDeclaredField(name);
      return UnsafeAccess.UNSAFE.getReference(
          UnsafeAccess.UNSAFE.staticFieldBase(field), UnsafeAccess.UNSAFE.staticFieldOffset(field));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return null;
    }
  }

  private static long offset(String type, String field) {
    try {
      return UnsafeAccess.offset(Class.forName(type, false, null), field);
    } catch (ClassNotFoundException absent) {
      return -1;
    }
  }

  /** Those that live; -1 where the JDK has none or does not count them. */
  public long count() {
    if (tracked instanceof Set<?> set) {
      return set.size() + managed() + scoped.count();
    }
    return tracked instanceof LongAdder adder ? adder.sum() + managed() + scoped.count() : -1;
  }

  private long managed() {
    long count = 0;
    if (registry != null) {
      for (Object one : registry) {
        Object container = one instanceof Reference<?> reference ? reference.get() : null;
        count += container == null ? 0 : of(container);
      }
    }
    return count;
  }

  private long of(Object container) {
    String type = container.getClass().getName();
    if (type.equals(EXECUTOR)) {
      return ofExecutor(container);
    }
    // Made when the first virtual thread comes.
    return type.equals(POOL) && set(container, threadsOfPool) instanceof Set<?> threads
        ? threads.size()
        : 0;
  }

  /** An executor has one factory, and so threads of one sort: the first stands for all. */
  private long ofExecutor(Object executor) {
    if (set(executor, threadsOfExecutor) instanceof Set<?> threads) {
      for (Object first : threads) {
        return ScopedThreads.isVirtual(first) ? threads.size() : 0;
      }
    }
    return 0;
  }

  private static @Nullable Object set(Object container, long offset) {
    return offset < 0 ? null : UnsafeAccess.UNSAFE.getReference(container, offset);
  }
}
