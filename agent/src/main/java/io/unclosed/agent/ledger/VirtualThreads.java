package io.unclosed.agent.ledger;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many virtual threads live, as the JDK counts them for its thread dumps. For the heartbeat's
 * thread alone.
 *
 * <p>From 21 on the JDK keeps a set of those that nobody manages, and each executor with a thread
 * for each task keeps its own; their sizes are read, not their threads. Nothing is counted by the
 * hook: a start of a virtual thread costs less than the call would. Those that a usual pool makes
 * through a factory of virtual threads, and those within a structured scope, are in other books and
 * left out.
 */
final class VirtualThreads {
  private static final String CONTAINERS = "jdk.internal.vm.ThreadContainers";
  private static final String ROOT = CONTAINERS + "$RootContainer$";
  private static final String EXECUTOR = "java.util.concurrent.ThreadPerTaskExecutor";

  private final @Nullable Object tracked;
  private final @Nullable Set<?> registry;
  private final long threadsOfExecutor;

  VirtualThreads() {
    this.tracked = tracked();
    this.registry = field(CONTAINERS, "CONTAINER_REGISTRY") instanceof Set<?> set ? set : null;
    this.threadsOfExecutor = offset(EXECUTOR, "threads");
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
      return Raw.UNSAFE.getReference(
          Raw.UNSAFE.staticFieldBase(field), Raw.UNSAFE.staticFieldOffset(field));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return null;
    }
  }

  private static long offset(String type, String field) {
    try {
      return Raw.offset(Class.forName(type, false, null), field);
    } catch (ClassNotFoundException absent) {
      return -1;
    }
  }

  /** Those that live; -1 where the JDK has none or does not count them. */
  long count() {
    if (tracked instanceof Set<?> set) {
      return set.size() + ofExecutors();
    }
    return tracked instanceof LongAdder adder ? adder.sum() + ofExecutors() : -1;
  }

  private long ofExecutors() {
    long count = 0;
    if (registry != null && threadsOfExecutor >= 0) {
      for (Object one : registry) {
        Object container = one instanceof Reference<?> reference ? reference.get() : null;
        if (container != null && container.getClass().getName().equals(EXECUTOR)) {
          count += ofExecutor(container);
        }
      }
    }
    return count;
  }

  /** An executor has one factory, and so threads of one sort: the first stands for all. */
  private long ofExecutor(Object executor) {
    if (Raw.UNSAFE.getReference(executor, threadsOfExecutor) instanceof Set<?> threads) {
      for (Object first : threads) {
        return first.getClass().getName().equals("java.lang.VirtualThread") ? threads.size() : 0;
      }
    }
    return 0;
  }
}
