package io.unclosed.agent.weave;

import java.io.IOException;
import java.nio.channels.UnclosedGate;

/**
 * The way from woven code outside the JDK to the hook, opened when the first class needs it. What
 * it is and why: docs/decisions.
 */
public final class Gate {
  private long key;

  /** The number that woven code passes with each call; defines the gate at first. */
  public synchronized long key() throws IOException {
    if (key == 0) {
      // No secret from whoever can read this JVM's memory; what calls by chance does not have it.
      long mixed = System.nanoTime() * 0x9E3779B97F4A7C15L + System.identityHashCode(this);
      long made = (mixed ^ mixed >>> 29) | 1;
      if (HookInstaller.installGate()) {
        UnclosedGate.lock(made);
      }
      key = made;
    }
    return key;
  }
}
