package io.unclosed.demo;

import java.io.IOException;
import java.time.Duration;

/** Tells one story and ends: {@code Demo STORY SECONDS}. */
public final class Demo {
  private Demo() {}

  /**
   * Tells the story and returns when its time is over; exits with 2 when not understood.
   *
   * @param args the story's number, and how many seconds it lasts, at most a day
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2 || !args[0].equals("1") || !args[1].matches("[0-9]{1,5}")) {
      System.err.println("usage: Demo STORY SECONDS");
      System.err.println("  1   sockets forgotten on an error path, under traffic");
      System.exit(2);
    }
    PeakTraffic.lasts(Duration.ofSeconds(Long.parseLong(args[1])));
  }
}
