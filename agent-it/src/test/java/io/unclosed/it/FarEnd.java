package io.unclosed.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a program's clients talk to, here in the test's JVM: a web server that keeps connections
 * alive, and a Redis that has one database and knows no other command than PING.
 */
final class FarEnd implements Closeable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final byte[] PAGE = "page\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  private final HttpServer web = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 50);
  private final ServerSocket redis = new ServerSocket(0, 50, LOOPBACK);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "far end");
            thread.setDaemon(true);
            return thread;
          });

  FarEnd() throws IOException {
    web.createContext("/", FarEnd::page);
    web.setExecutor(threads);
    web.start();
    threads.execute(this::accept);
  }

  /** What the program must be told to find it. */
  String[] properties() {
    return new String[] {
      "-Dit.web=" + web.getAddress().getPort(), "-Dit.redis=" + redis.getLocalPort()
    };
  }

  @Override
  public void close() throws IOException {
    web.stop(0);
    redis.close();
    threads.shutdownNow();
  }

  private static void page(HttpExchange exchange) throws IOException {
    boolean there = exchange.getRequestURI().getPath().equals("/page");
    exchange.sendResponseHeaders(there ? 200 : 404, PAGE.length);
    exchange.getResponseBody().write(PAGE);
    exchange.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = redis.accept();
        threads.execute(() -> answer(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  // A request is an array of words, *2 $6 SELECT $1 0: each word after a line with its length.
  private static void answer(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = client.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = new String[Integer.parseInt(line.substring(1))];
        for (int i = 0; i < words.length; i++) {
          in.readLine();
          words[i] = in.readLine();
        }
        out.write(answerTo(words).getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | RuntimeException gone) {
      return;
    }
  }

  private static String answerTo(String[] words) {
    return switch (words[0]) {
      case "PING" -> "+PONG\r\n";
      case "SELECT", "QUIT" ->
          words.length > 1 && !words[1].equals("0")
              ? "-ERR DB index is out of range\r\n"
              : "+OK\r\n";
      default -> "-ERR unknown command\r\n";
    };
  }
}
