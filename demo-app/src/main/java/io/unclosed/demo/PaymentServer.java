package io.unclosed.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other side: a server on the loopback interface that closes what it accepts.
 *
 * <p>One request a line: {@code CHARGE n} is answered with a status of 12 characters and a receipt
 * or a reason, {@code FEED} with three prices; after either it hangs up. {@code PING} is answered
 * with one character, as often as asked.
 */
final class PaymentServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentServer.class);
  private static final String RECEIPT = "x".repeat(50_000);
  private static final int BACKLOG = 50;

  private final ServerSocket listening;

  private PaymentServer(ServerSocket listening) {
    this.listening = listening;
  }

  static PaymentServer start() throws IOException {
    PaymentServer server =
        new PaymentServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    daemon("server", server::acceptAll);
    return server;
  }

  /** One order in seven. */
  static boolean declines(int order) {
    return order % 7 == 3;
  }

  SocketAddress address() {
    return listening.getLocalSocketAddress();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        daemon("server-" + client.getPort(), () -> serve(client));
      } catch (IOException goOn) {
        // closed, or one client that left before it was accepted
      }
    }
  }

  private static void serve(Socket client) {
    try (client;
        BufferedReader requests =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      String request = requests.readLine();
      while (request != null && answer(request, client.getOutputStream())) {
        request = requests.readLine();
      }
    } catch (IOException left) {
      LOG.debug("the client is gone: {}", left.getMessage());
    }
  }

  /** Gives whether to wait for another request. */
  private static boolean answer(String request, OutputStream out) throws IOException {
    String text = request.equals("PING") ? "." : answerTo(request);
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    return request.equals("PING");
  }

  private static String answerTo(String request) {
    if (request.equals("FEED")) {
      return "bread 3.10\nmilk 1.20\nsalt 0.70\n";
    }
    int order = Integer.parseInt(request.substring("CHARGE ".length()));
    return declines(order) ? "402 declined insufficient funds" : "200 paid    " + RECEIPT;
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
