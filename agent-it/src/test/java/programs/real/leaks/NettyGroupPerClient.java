package programs.real.leaks;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Netty: an event loop group for each client, and some are not shut down. */
final class NettyGroupPerClient implements Leak {
  private final List<EventLoopGroup> leftBehind = new ArrayList<>();

  @Override
  public void round(boolean forgets) throws InterruptedException {
    EventLoopGroup group = group();
    group.submit(() -> {}).await();
    if (forgets) {
      leftBehind.add(group);
    } else {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private static EventLoopGroup group() {
    return new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  }
}
