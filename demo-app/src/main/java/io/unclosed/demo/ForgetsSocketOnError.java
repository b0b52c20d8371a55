package io.unclosed.demo;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The commonest mistake of all: the close stands on the path where all goes well. One payment in
 * seven is declined, and its socket stays open for good: the collector closes no {@link
 * SocketChannel}.
 */
final class ForgetsSocketOnError {
  /** So that it ends even when nobody watches; an odd number, to be known again in a report. */
  private static final int MOST_FORGOTTEN = 331;

  private final SocketAddress server;
  private int order;
  private int forgotten;

  ForgetsSocketOnError(SocketAddress server) {
    this.server = server;
  }

  void chargeNext() throws IOException {
    order++;
    boolean declined = PaymentServer.declines(order);
    if (declined && forgotten == MOST_FORGOTTEN) {
      return;
    }
    forgotten += declined ? 1 : 0;
    charge(order);
  }

  private String charge(int number) throws IOException {
    SocketChannel socket = SocketChannel.open(server);
    socket.write(StandardCharsets.US_ASCII.encode("CHARGE " + number + "\n"));
    String status = read(socket, 12);
    if (!status.startsWith("200")) {
      throw new IOException("order " + number + " was declined");
    }
    String receipt = read(socket, 65_536);
    socket.close();
    return receipt;
  }

  private static String read(SocketChannel socket, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && socket.read(buffer) >= 0) {
      // until it is full or the server has said all
    }
    return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
  }
}
