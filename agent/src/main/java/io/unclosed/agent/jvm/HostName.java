package io.unclosed.agent.jvm;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The machine's name, without asking a name service. */
public final class HostName {
  private static final int LONGEST = 255;

  private HostName() {}

  /** Empty when the system does not tell. */
  public static String name() {
    try (InputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
