package io.unclosed.demo;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file and leaves the stream to the garbage collector, which closes it, some day. */
final class LeavesFileToCollector {
  /** As in {@link ForgetsSocketOnError}: bounded, and odd. */
  private static final int MOST_LEFT = 211;

  private final Path prices;
  private int left;

  LeavesFileToCollector() throws IOException {
    prices = Files.createTempFile("unclosed-demo-prices", ".csv");
    prices.toFile().deleteOnExit();
    Files.writeString(prices, "bread,3.10\nmilk,1.20\n");
  }

  void readNext() throws IOException {
    if (left < MOST_LEFT) {
      left++;
      firstPrice();
    }
  }

  private int firstPrice() throws IOException {
    return new FileInputStream(prices.toFile()).read();
  }
}
