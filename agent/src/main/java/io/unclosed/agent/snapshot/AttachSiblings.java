package io.unclosed.agent.snapshot;

import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Which descriptors that were open before the agent came are one resource: the ends of a pipe, and
 * what a selector is woken by. Used once, with the numbers ascending.
 *
 * <p>A selector opens its own event descriptor right after its epoll instance: so it is of the
 * nearest one below that has none yet.
 */
final class AttachSiblings {
  /** The ledger's most for one resource; further duplicates of a pipe's ends begin another. */
  private static final int MOST = 3;

  /** By the kernel's name of a pipe: its first descriptor, and how many belong to that. */
  private final Map<String, int[]> pipes = new HashMap<>();

  /** Selectors that lack what wakes them, by its word; the nearest first. */
  private final Map<String, Deque<Integer>> asleep =
      Map.of("eventfd", new ArrayDeque<>(), "timerfd", new ArrayDeque<>());

  /** The descriptor that this one belongs to; -1 when it is the first of its resource. */
  int of(int fd, String target) {
    String word = FdTarget.word(target);
    if (Kind.ofTarget(word) == Kind.PIPE) {
      return ofPipe(fd, target);
    }
    if (word.equals("eventpoll")) {
      asleep.values().forEach(selectors -> selectors.push(fd));
    }
    Integer selector = asleep.containsKey(word) ? asleep.get(word).poll() : null;
    return selector == null ? -1 : selector;
  }

  /** Both ends have one name, and so have all duplicates of them. */
  private int ofPipe(int fd, String target) {
    int[] ends = pipes.get(target);
    if (ends == null || ends[1] == MOST) {
      pipes.put(target, new int[] {fd, 1});
      return -1;
    }
    ends[1]++;
    return ends[0];
  }
}
