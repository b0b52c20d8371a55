package programs.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/** The newer of the two native transports; many kernels and containers do not allow it. */
final class Uring implements Transport {
  @Override
  public boolean available() {
    return IoUring.isAvailable();
  }

  @Override
  public EventLoopGroup loop() {
    return new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory());
  }

  @Override
  public Class<? extends ServerChannel> server() {
    return IoUringServerSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> socket() {
    return IoUringSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> datagram() {
    return IoUringDatagramChannel.class;
  }

  @Override
  public Class<? extends ServerChannel> unixServer() {
    return IoUringServerDomainSocketChannel.class;
  }

  @Override
  public Class<? extends Channel> unixSocket() {
    return IoUringDomainSocketChannel.class;
  }
}
