package programs.ways;

import static programs.ways.Given.HOST;
import static programs.ways.Given.POOL;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/** Listening sockets: bound, or only made. */
final class Servers {
  private Servers() {}

  @Way("server-socket")
  static ServerSocket byPort() throws Exception {
    return new ServerSocket(0);
  }

  @Way("server-socket")
  static ServerSocket byPortAndBacklog() throws Exception {
    return new ServerSocket(0, 7);
  }

  @Way("server-socket")
  static ServerSocket byPortAndAddress() throws Exception {
    return new ServerSocket(0, 7, HOST);
  }

  @Way(value = "server-socket", opens = 1)
  static ServerSocket boundLater() throws Exception {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(HOST, 0));
    return server;
  }

  @Way(value = "server-socket", opens = 1)
  static ServerSocket givenAnOption() throws Exception {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    return server;
  }

  @Way("server-socket")
  static ServerSocket ofFactory() throws Exception {
    return ServerSocketFactory.getDefault().createServerSocket(0);
  }

  @Way("server-socket")
  static ServerSocket ofFactoryAndAddress() throws Exception {
    return ServerSocketFactory.getDefault().createServerSocket(0, 7, HOST);
  }

  @Way("server-socket")
  static ServerSocket tls() throws Exception {
    return SSLServerSocketFactory.getDefault().createServerSocket(0);
  }

  @Way("server-socket")
  static ServerSocket tlsAndAddress() throws Exception {
    return SSLServerSocketFactory.getDefault().createServerSocket(0, 7, HOST);
  }

  @Way("server-socket")
  static ServerSocketChannel channel() throws Exception {
    return ServerSocketChannel.open();
  }

  @Way("server-socket")
  static ServerSocketChannel channelBound() throws Exception {
    return ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
  }

  @Way("server-socket")
  static ServerSocketChannel channelOfFamilyInet() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.INET);
  }

  @Way("server-socket")
  static ServerSocketChannel channelOfFamilyInet6() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.INET6);
  }

  @Way("server-socket")
  static ServerSocketChannel channelOfProvider() throws Exception {
    return SelectorProvider.provider().openServerSocketChannel();
  }

  @Way("server-socket")
  static ServerSocketChannel channelOfProviderAndFamily() throws Exception {
    return SelectorProvider.provider().openServerSocketChannel(StandardProtocolFamily.INET);
  }

  @Way("server-socket")
  static ServerSocket adaptor() throws Exception {
    return ServerSocketChannel.open().socket();
  }

  @Way("server-socket")
  static AsynchronousServerSocketChannel asynchronous() throws Exception {
    return AsynchronousServerSocketChannel.open();
  }

  @Way("server-socket")
  static AsynchronousServerSocketChannel asynchronousOfGroup() throws Exception {
    return AsynchronousServerSocketChannel.open(Own.GROUP);
  }

  @Way("server-socket")
  static AsynchronousServerSocketChannel asynchronousBound() throws Exception {
    return AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
  }

  @Way(
      value = {"server-socket", "selector"},
      fds = 3)
  static HttpServer httpServer() throws Exception {
    return HttpServer.create(new InetSocketAddress(HOST, 0), 0);
  }

  @Way(
      value = {"server-socket", "selector"},
      fds = 3)
  static HttpServer httpsServer() throws Exception {
    return HttpsServer.create(new InetSocketAddress(HOST, 0), 0);
  }

  /** A group that stays. */
  private static final class Own {
    static final AsynchronousChannelGroup GROUP = group();

    private static AsynchronousChannelGroup group() {
      try {
        return AsynchronousChannelGroup.withThreadPool(POOL);
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
