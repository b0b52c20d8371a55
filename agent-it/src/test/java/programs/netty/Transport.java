package programs.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/** One of Netty's native transports. */
interface Transport {
  default boolean available() {
    return true;
  }

  EventLoopGroup loop();

  Class<? extends ServerChannel> server();

  Class<? extends Channel> socket();

  Class<? extends Channel> datagram();

  Class<? extends ServerChannel> unixServer();

  Class<? extends Channel> unixSocket();
}
