package programs.real.healthy;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** A gRPC server with its native transport, called by one channel. */
final class GrpcWithItself implements Service {
  private static final MethodDescriptor<byte[], byte[]> PAGE =
      MethodDescriptor.newBuilder(new Bytes(), new Bytes())
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName(MethodDescriptor.generateFullMethodName("Pages", "Page"))
          .build();

  private final ManagedChannel channel;

  GrpcWithItself() throws IOException {
    ServerServiceDefinition pages =
        ServerServiceDefinition.builder("Pages")
            .addMethod(PAGE, ServerCalls.asyncUnaryCall(GrpcWithItself::serve))
            .build();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .addService(pages)
            .build()
            .start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
  }

  @Override
  public void call() {
    byte[] page = ClientCalls.blockingUnaryCall(channel, PAGE, CallOptions.DEFAULT, new byte[1]);
    Healthy.check(Pages.text(page));
  }

  private static void serve(byte[] request, StreamObserver<byte[]> answer) {
    try {
      answer.onNext(Pages.read());
      answer.onCompleted();
    } catch (IOException e) {
      answer.onError(e);
    }
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
