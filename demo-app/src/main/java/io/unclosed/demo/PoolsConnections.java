package io.unclosed.demo;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** No mistake: thirteen connections that stay open because they are used again and again. */
final class PoolsConnections {
  private static final int SIZE = 13;

  private final Queue<Socket> idle = new ArrayDeque<>();

  PoolsConnections(SocketAddress server) throws IOException {
    for (int i = 0; i < SIZE; i++) {
      Socket socket = new Socket();
      socket.connect(server);
      idle.add(socket);
    }
  }

  void ping() throws IOException {
    Socket socket = idle.remove();
    try {
      socket.getOutputStream().write("PING\n".getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new IOException("the server hung up");
      }
    } finally {
      idle.add(socket);
    }
  }
}
