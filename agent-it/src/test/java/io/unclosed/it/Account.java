package io.unclosed.it;

import java.util.Map;

/** The account of descriptors, its four attributes read in one request. */
record Account(long tracked, long own, long untracked, long kernel) {
  static final String[] NAMES = {"TrackedFds", "OwnFds", "UntrackedFds", "KernelFds"};

  static Account of(Map<String, Object> values) {
    return new Account(
        (long) values.get("TrackedFds"),
        (long) values.get("OwnFds"),
        (long) values.get("UntrackedFds"),
        (long) values.get("KernelFds"));
  }

  boolean addsUp() {
    return tracked + own + untracked == kernel;
  }

  /**
   * Whether the program holds no more than then. What is the agent's or the JVM's own may become
   * more at any time, and what was on its way out then counts for then.
   */
  boolean isNoMoreThan(Account other) {
    return tracked <= other.tracked && untracked <= other.untracked;
  }
}
