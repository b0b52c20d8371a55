package io.unclosed.agent;

import io.unclosed.agent.sample.FdTarget;
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
  /** By what the kernel calls it; of a selector, by what it still lacks. */
  private final Map<String, Integer> waiting = new HashMap<>();

  /** The descriptor that this one belongs to; -1 when it is the first of its resource. */
  int of(int number, String target) {
    switch (FdTarget.word(target)) {
      case "pipe":
        // Both ends have one name, and so have all duplicates of them.
        Integer end = waiting.putIfAbsent(target, number);
        return end == null ? -1 : end;
      case "eventpoll":
        waiting.put("eventfd", number);
        waiting.put("timerfd", number);
        return -1;
      case "eventfd":
      case "timerfd":
        Integer selector = waiting.remove(FdTarget.word(target));
        return selector == null ? -1 : selector;
      default:
        return -1;
    }
  }
}
