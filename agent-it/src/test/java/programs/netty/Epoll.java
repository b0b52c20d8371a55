package programs.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;

/** The older of the two native transports; in 4.1 and, relocated, in gRPC. */
final class Epoll implements Transport {
  @Override
  @SuppressWarnings("deprecation") // what replaces it is not in 4.1
  public EventLoopGroup loop() {
    return new EpollEventLoopGroup(1);
  }

  @Override
  public Class<? extends ServerChannel> server() {
    return EpollServerSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> socket() {
    return EpollSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> datagram() {
    return EpollDatagramChannel.class;
  }

  @Override
  public Class<? extends ServerChannel> unixServer() {
    return EpollServerDomainSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> unixSocket() {
    return EpollDomainSocketChannel.class;
  }
}
