package programs.real.leaks;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;

/** gRPC: a channel for each call, and some are not shut down. */
final class GrpcChannelPerCall implements Leak {
  private final List<ManagedChannel> leftBehind = new ArrayList<>();

  @Override
  public void round(boolean forgets) {
    ManagedChannel channel = connect();
    if (forgets) {
      leftBehind.add(channel);
    } else {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel connect() {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", Leaks.port("peer")).usePlaintext().build();
    channel.getState(true);
    return channel;
  }
}
