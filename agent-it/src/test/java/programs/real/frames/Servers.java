package programs.real.frames;

import io.undertow.server.HttpServerExchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.SocketChannel;
import programs.real.Containers;

/** In a servlet or a handler, behind a server's valves and filters. */
final class Servers {
  private Servers() {}

  static Frames.Place inTomcat() throws Exception {
    int port = Containers.tomcat(new ForgetsInTomcat());
    return () -> call(port);
  }

  static Frames.Place inJetty() throws Exception {
    int port = Containers.jetty(new ForgetsInJetty());
    return () -> call(port);
  }

  static Frames.Place inUndertow() {
    int port = Containers.undertow(Servers::forget);
    return () -> call(port);
  }

  private static void forget(HttpServerExchange exchange) throws IOException {
    Opened.keep(SocketChannel.open());
    exchange.endExchange();
  }

  private static void call(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
    if (connection.getResponseCode() != 200) {
      throw new IOException("answered " + connection.getResponseCode());
    }
    connection.getInputStream().close();
  }

  private static final class ForgetsInTomcat extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Opened.keep(SocketChannel.open());
    }
  }

  private static final class ForgetsInJetty extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Opened.keep(SocketChannel.open());
    }
  }
}
