package io.unclosed.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;

/**
 * Story 3: a node of a cluster that never notices when a peer is gone. It reads a greeting, makes a
 * session, and from then on only waits for the peer to say something: no read timeout, no
 * keepalive, no sweep of old sessions.
 */
final class ClusterNode {
  /** Bounded, and odd. */
  private static final int MOST_SESSIONS = 1_331;

  private static final int SESSION_BYTES = 64 * 1024;

  private final List<Session> sessions = new ArrayList<>();

  /** What a peer has of a node: its socket, and a buffer. */
  private record Session(Socket peer, ByteBuffer buffer) {}

  /**
   * Tells the story.
   *
   * @param address where to listen
   * @return whether the line that accepts was named
   */
  static boolean lasts(Duration duration, InetAddress address) throws IOException, JMException {
    long end = System.nanoTime() + duration.toNanos();
    ClusterNode node = new ClusterNode();
    try (ServerSocket listening = new ServerSocket()) {
      listening.bind(new InetSocketAddress(address, ClusterPeers.PORT));
      listening.setSoTimeout(500);
      System.out.println("listening");
      while (System.nanoTime() < end) {
        node.acceptNext(listening);
      }
      return node.report();
    }
  }

  private void acceptNext(ServerSocket listening) throws IOException {
    try {
      welcome(listening.accept());
    } catch (SocketTimeoutException nobody) {
      // goes on waiting
    }
  }

  private void welcome(Socket peer) throws IOException {
    peer.getInputStream().read();
    if (sessions.size() < MOST_SESSIONS) {
      sessions.add(new Session(peer, ByteBuffer.allocate(SESSION_BYTES)));
    } else {
      peer.close();
    }
  }

  private boolean report() throws JMException {
    AgentSays agent = new AgentSays();
    int held = 0;
    for (Session session : sessions) {
      held += session.buffer().capacity() / 1024;
    }
    System.out.println(
        "\n"
            + sessions.size()
            + " sessions, "
            + held
            + " KiB of buffers; none of their peers is alive.\n");
    String report = agent.page("LeakDetector", "report");
    System.out.println(report);
    System.out.println(agent.page("ProcessHealth", "report"));
    System.out.println(agent.page("Tuning", "report"));
    return report.contains("ClusterNode.acceptNext(ClusterNode.java:");
  }
}
