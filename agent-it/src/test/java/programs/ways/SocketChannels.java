package programs.ways;

import static programs.ways.Given.HOST;
import static programs.ways.Given.PEER;
import static programs.ways.Given.POOL;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.nio.channels.spi.SelectorProvider;

/** Socket channels, blocking, non-blocking and asynchronous. */
final class SocketChannels {
  private SocketChannels() {}

  @Way("socket")
  static SocketChannel unconnected() throws Exception {
    return SocketChannel.open();
  }

  @Way("socket")
  static SocketChannel connected() throws Exception {
    return SocketChannel.open(PEER);
  }

  @Way("socket")
  static SocketChannel ofFamilyInet() throws Exception {
    return SocketChannel.open(StandardProtocolFamily.INET);
  }

  @Way("socket")
  static SocketChannel ofFamilyInet6() throws Exception {
    return SocketChannel.open(StandardProtocolFamily.INET6);
  }

  @Way("socket")
  static SocketChannel ofProvider() throws Exception {
    return SelectorProvider.provider().openSocketChannel();
  }

  @Way("socket")
  static SocketChannel ofProviderAndFamily() throws Exception {
    return SelectorProvider.provider().openSocketChannel(StandardProtocolFamily.INET);
  }

  @Way(value = "socket", opens = 0)
  static SocketChannel connectedLater() throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.connect(PEER);
    return channel;
  }

  @Way(value = "socket", opens = 0)
  static SocketChannel nonBlocking() throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(PEER);
    return channel;
  }

  @Way("socket")
  static SocketChannel boundOnly() throws Exception {
    return SocketChannel.open().bind(new InetSocketAddress(HOST, 0));
  }

  @Way("socket")
  static SocketChannel givenAnOption() throws Exception {
    return SocketChannel.open().setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  @Way("socket")
  static Socket adaptor() throws Exception {
    return SocketChannel.open().socket();
  }

  @Way("socket")
  static Socket adaptorConnected() throws Exception {
    return SocketChannel.open(PEER).socket();
  }

  @Way("socket")
  static InputStream streamOverChannel() throws Exception {
    return Channels.newInputStream(SocketChannel.open(PEER));
  }

  @Way("socket")
  static AsynchronousSocketChannel asynchronous() throws Exception {
    return AsynchronousSocketChannel.open();
  }

  @Way("socket")
  static AsynchronousSocketChannel asynchronousOfGroup() throws Exception {
    return AsynchronousSocketChannel.open(Own.GROUP);
  }

  @Way("socket")
  static AsynchronousSocketChannel asynchronousOfProvider() throws Exception {
    return AsynchronousChannelProvider.provider().openAsynchronousSocketChannel(Own.GROUP);
  }

  @Way(value = "socket", opens = 0)
  static AsynchronousSocketChannel asynchronousConnected() throws Exception {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    channel.connect(PEER).get();
    return channel;
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
