package programs.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import programs.Console;
import programs.Console.Steps;

/**
 * Opens by a native transport when asked: {@code available}, {@code open N} (an event loop, servers
 * and N connections to one of them), {@code connect N}, {@code refused N}, {@code close}, {@code
 * knock}.
 */
public final class OpensByNetty implements Steps {
  private final Transport transport;
  private final List<Channel> channels = new ArrayList<>();
  private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private EventLoopGroup loop;
  private Channel server;

  private OpensByNetty(Transport transport) {
    this.transport = transport;
  }

  public static void main(String[] args) throws Exception {
    Console.serve(new OpensByNetty(args[0].equals("epoll") ? new Epoll() : new Uring()));
  }

  @Override
  public String step(String[] words) throws Exception {
    switch (words[0]) {
      case "available" -> {
        return Boolean.toString(transport.available());
      }
      case "open" -> {
        open(Integer.parseInt(words[1]));
        return "opened";
      }
      case "connect" -> {
        connect(Integer.parseInt(words[1]));
        return "connected";
      }
      case "refused" -> {
        return "" + refused(Integer.parseInt(words[1]));
      }
      case "close" -> {
        close();
        return "closed";
      }
      case "knock" -> {
        return Gate.knock();
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private void open(int count) throws Exception {
    loop = transport.loop();
    server();
    datagram();
    SocketAddress unix = new DomainSocketAddress("unix" + System.nanoTime());
    unixServer(unix);
    unixSocket(unix);
    awaitAccepted();
    connect(count);
  }

  private void connect(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      socket(server.localAddress());
      awaitAccepted();
    }
  }

  /** A connection whose other end is still on its way could be lost when the loop ends. */
  private void awaitAccepted() throws Exception {
    Channel channel = accepted.poll(2, TimeUnit.MINUTES);
    if (channel == null) {
      throw new IllegalStateException("not accepted");
    }
    channels.add(channel);
  }

  private void server() throws Exception {
    ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(transport.server());
    bootstrap.childHandler(new Keeps(accepted));
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = bootstrap.bind(at).sync().channel();
  }

  private void datagram() throws Exception {
    Bootstrap bootstrap = bootstrap(transport.datagram());
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    kept(bootstrap.bind(at).sync().channel());
  }

  private void unixServer(SocketAddress at) throws Exception {
    ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(transport.unixServer());
    bootstrap.childHandler(new Keeps(accepted));
    kept(bootstrap.bind(at).sync().channel());
  }

  private void unixSocket(SocketAddress to) throws Exception {
    Bootstrap bootstrap = bootstrap(transport.unixSocket());
    kept(bootstrap.connect(to).sync().channel());
  }

  private void socket(SocketAddress to) throws Exception {
    Bootstrap bootstrap = bootstrap(transport.socket());
    kept(bootstrap.connect(to).sync().channel());
  }

  private int refused(int count) throws Exception {
    int refusals = 0;
    for (int i = 0; i < count; i++) {
      Bootstrap bootstrap = bootstrap(transport.socket());
      boolean connected =
          bootstrap.connect(InetAddress.getLoopbackAddress(), 1).await().isSuccess();
      refusals += connected ? 0 : 1;
    }
    return refusals;
  }

  private Bootstrap bootstrap(Class<? extends Channel> type) {
    return new Bootstrap()
        .group(loop)
        .channel(type)
        .handler(new Keeps(new LinkedBlockingQueue<>()));
  }

  private void kept(Channel channel) {
    channels.add(channel);
  }

  private void close() throws Exception {
    for (Channel channel : channels) {
      channel.close().sync();
    }
    channels.clear();
    server.close().sync();
    loop.shutdownGracefully(0, 20, TimeUnit.SECONDS).sync();
  }

  /** Does nothing with a connection but to hand it on. */
  private static final class Keeps extends ChannelInitializer<Channel> {
    private final BlockingQueue<Channel> channels;

    Keeps(BlockingQueue<Channel> channels) {
      this.channels = channels;
    }

    @Override
    protected void initChannel(Channel channel) {
      channels.add(channel);
    }
  }
}
