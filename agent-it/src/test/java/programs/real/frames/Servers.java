package programs.real.frames;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;

/** In a handler without a servlet. */
final class Servers {
  private Servers() {}

  static Frames.Place undertow() {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new BlockingHandler(Servers::forget))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return () -> call(address.getPort());
  }

  private static void forget(HttpServerExchange exchange) throws IOException {
    Opened.keep(SocketChannel.open());
    exchange.endExchange();
  }

  static void call(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
    if (connection.getResponseCode() != 200) {
      throw new IOException("answered " + connection.getResponseCode());
    }
    connection.getInputStream().close();
  }
}
