package programs.leaks;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/** A connection for each event, about twenty a second, and none is ever closed. */
public final class KeepsEveryChannel {
  private static final List<SocketChannel> CHANNELS = new ArrayList<>();

  private KeepsEveryChannel() {}

  public static void main(String[] args) throws IOException {
    Thread events = new Thread(KeepsEveryChannel::receive);
    events.setDaemon(true);
    events.start();
    Console.untilTheTestEnds();
  }

  private static void receive() {
    while (CHANNELS.size() < 2_003) {
      CHANNELS.add(open());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static SocketChannel open() {
    try {
      return SocketChannel.open();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
