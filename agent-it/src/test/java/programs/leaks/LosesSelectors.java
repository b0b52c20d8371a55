package programs.leaks;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import programs.Console;

/** Drops 13 selectors and 17 channels: the JDK has nothing that would ever close them. */
public final class LosesSelectors {
  private LosesSelectors() {}

  public static void main(String[] args) throws IOException {
    for (int i = 0; i < 13; i++) {
      select();
    }
    for (int i = 0; i < 17; i++) {
      connect();
    }
    Console.serve(LosesSelectors::collect);
  }

  private static void select() throws IOException {
    Selector.open().selectNow();
  }

  private static void connect() throws IOException {
    SocketChannel.open().configureBlocking(true);
  }

  private static String collect(String[] words) {
    System.gc();
    return "collected";
  }
}
