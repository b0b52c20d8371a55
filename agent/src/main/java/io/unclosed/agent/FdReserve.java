package io.unclosed.agent;

import java.io.FileInputStream;
import java.io.IOException;

/**
 * Four descriptors on {@code /dev/null}, to be given back when there is no other and a report must
 * be written.
 */
final class FdReserve {
  private static final int SIZE = 4;

  private final FileInputStream[] held = new FileInputStream[SIZE];

  /** Opens what is missing; without effect where nothing can be opened. */
  synchronized void fill() {
    for (int i = 0; i < SIZE; i++) {
      if (held[i] == null) {
        try {
          held[i] = new FileInputStream("/dev/null");
        } catch (IOException noneLeft) {
          return;
        }
      }
    }
  }

  /** Closes one, if any is left. */
  synchronized void giveOneBack() {
    for (int i = 0; i < SIZE; i++) {
      FileInputStream one = held[i];
      if (one != null) {
        held[i] = null;
        try {
          one.close();
        } catch (IOException ignored) {
          // It is closed all the same.
        }
        return;
      }
    }
  }
}
