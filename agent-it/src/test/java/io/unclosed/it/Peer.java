package io.unclosed.it;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The far end of a program's connections, here in the test's JVM: takes and keeps what connects,
 * calls the program's servers, and hangs up when told.
 */
final class Peer implements Closeable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<SocketChannel> connections = new ArrayList<>();
  private final ServerSocketChannel tcp = ServerSocketChannel.open();
  private final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  private final HttpServer http = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 50);
  private final Path unixPath;

  Peer(Path folder) throws IOException {
    unixPath = folder.resolve("peer");
    tcp.bind(new InetSocketAddress(LOOPBACK, 0), 1_000);
    unix.bind(UnixDomainSocketAddress.of(unixPath), 1_000);
    http.createContext(
        "/",
        exchange -> {
          // Without keep-alive: a client's cache of connections would answer for the way.
          exchange.getResponseHeaders().add("Connection", "close");
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {'a', 'b', 'c'});
          exchange.close();
        });
    http.start();
    accepting(tcp);
    accepting(unix);
  }

  /** What the program must be told to find it. */
  List<String> properties() throws IOException {
    return List.of(
        "-Dit.peer=" + ((InetSocketAddress) tcp.getLocalAddress()).getPort(),
        "-Dit.http=" + http.getAddress().getPort(),
        "-Dit.unix=" + unixPath);
  }

  /**
   * Connects to one of the program's servers.
   *
   * @param where a port of the loopback address, or a path
   */
  void dial(String where) throws IOException {
    SocketAddress address =
        where.startsWith("/")
            ? UnixDomainSocketAddress.of(where)
            : new InetSocketAddress(LOOPBACK, Integer.parseInt(where));
    keep(SocketChannel.open(address));
  }

  /**
   * Closes every connection from this end that it holds; the program's ends are then in CLOSE_WAIT.
   * What has just connected may not be among them: see {@link #size}.
   */
  void hangUp() throws IOException {
    synchronized (connections) {
      for (SocketChannel connection : connections) {
        connection.close();
      }
      connections.clear();
    }
  }

  /** How many connections it holds. */
  int size() {
    synchronized (connections) {
      return connections.size();
    }
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    unix.close();
    http.stop(0);
    hangUp();
  }

  private void accepting(ServerSocketChannel server) {
    Thread thread = new Thread(() -> accept(server), "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocketChannel server) {
    try {
      while (server.isOpen()) {
        keep(server.accept());
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void keep(SocketChannel connection) {
    synchronized (connections) {
      connections.add(connection);
    }
  }
}
