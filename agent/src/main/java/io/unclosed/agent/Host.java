package io.unclosed.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The machine's name, without asking a name service. */
final class Host {
  private static final int LONGEST = 255;

  private Host() {}

  /** Empty when the system does not tell. */
  static String name() {
    try (InputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
