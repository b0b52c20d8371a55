package io.unclosed.demo;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other side of story 3: peers that connect, say hello and fall silent, until somebody cuts
 * their wire or kills them.
 */
final class ClusterPeers {
  static final int PORT = 17_333;

  private static final Logger LOG = LoggerFactory.getLogger(ClusterPeers.class);
  private static final int MOST = 1_000;
  private static final long PAUSE_MILLIS = 60;

  private ClusterPeers() {}

  /** Connects one after the other, and keeps them all until the time is over. */
  static void last(Duration duration, String address) throws IOException, InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Socket> peers = new ArrayList<>();
    LOG.info("connecting to {}:{}", address, PORT);
    while (System.nanoTime() < end) {
      if (peers.size() < MOST) {
        Socket peer = new Socket(address, PORT);
        peer.getOutputStream().write('h');
        peers.add(peer);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
