package programs.ways;

import static programs.ways.Given.UNIX_PEER;
import static programs.ways.Given.freshAddress;
import static programs.ways.Given.knockedUnix;

import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;

/** Unix domain sockets. */
final class UnixSockets {
  private UnixSockets() {}

  @Way("unix-socket")
  static SocketChannel unconnected() throws Exception {
    return SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @Way("unix-socket")
  static SocketChannel connected() throws Exception {
    return SocketChannel.open(UNIX_PEER);
  }

  @Way(value = "unix-socket", opens = 0)
  static SocketChannel connectedLater() throws Exception {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UNIX_PEER);
    return channel;
  }

  @Way("unix-socket")
  static SocketChannel boundOnly() throws Exception {
    return SocketChannel.open(StandardProtocolFamily.UNIX).bind(freshAddress());
  }

  @Way(value = "unix-socket", opens = 0)
  static SocketChannel givenAnOption() throws Exception {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 9_999);
    return channel;
  }

  @Way("unix-socket")
  static SocketChannel ofProvider() throws Exception {
    return SelectorProvider.provider().openSocketChannel(StandardProtocolFamily.UNIX);
  }

  @Way("unix-socket")
  static ServerSocketChannel server() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @Way("unix-socket")
  static ServerSocketChannel serverBound() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(freshAddress());
  }

  @Way("unix-socket")
  static SocketChannel accepted() throws Exception {
    return knockedUnix().accept();
  }
}
