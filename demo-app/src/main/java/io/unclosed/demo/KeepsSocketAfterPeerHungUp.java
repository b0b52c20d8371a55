package io.unclosed.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows a feed to its end and keeps the socket among the subscriptions: the server has hung up,
 * this end stays in CLOSE_WAIT for as long as the list lives.
 */
final class KeepsSocketAfterPeerHungUp {
  /** As in {@link ForgetsSocketOnError}: bounded, and odd. */
  private static final int MOST_KEPT = 37;

  private final SocketAddress server;
  private final List<Socket> subscriptions = new ArrayList<>();

  KeepsSocketAfterPeerHungUp(SocketAddress server) {
    this.server = server;
  }

  void followNext() throws IOException {
    if (subscriptions.size() < MOST_KEPT) {
      follow();
    }
  }

  private void follow() throws IOException {
    Socket socket = new Socket();
    socket.connect(server);
    subscriptions.add(socket);
    socket.getOutputStream().write("FEED\n".getBytes(StandardCharsets.US_ASCII));
    BufferedReader feed =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    while (feed.readLine() != null) {
      // prices, until the server ends the feed
    }
  }
}
