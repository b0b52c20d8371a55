package programs;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import programs.Console.Steps;

/**
 * Holds some of each kind, each in a number of its own: {@code open}, {@code close}, and {@code
 * peers}, the address that stays connected and the one that hung up.
 */
public final class HoldsSomeOfEach implements Steps {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  private final List<Closeable> held = new ArrayList<>();
  private final List<ByteBuffer> buffers = new ArrayList<>();

  private final ServerSocket server = new ServerSocket(0, 50, HOST);

  private HoldsSomeOfEach() throws IOException {}

  public static void main(String[] args) throws IOException {
    Console.serve(new HoldsSomeOfEach());
  }

  @Override
  public String step(String[] words) throws Exception {
    switch (words[0]) {
      case "open" -> open();
      case "close" -> close();
      case "peers" -> {
        String host = HOST.getHostAddress();
        return host
            + ":"
            + Integer.getInteger("it.peer")
            + "\t"
            + host
            + ":"
            + server.getLocalPort();
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "done";
  }

  private void open() throws IOException {
    int peer = Integer.getInteger("it.peer");
    held.add(server);
    for (int i = 0; i < 3; i++) {
      held.add(new Socket(HOST, server.getLocalPort()));
      server.accept().close();
    }
    for (int i = 0; i < 5; i++) {
      held.add(SocketChannel.open(new InetSocketAddress(HOST, peer)));
    }
    for (int i = 0; i < 2; i++) {
      held.add(SocketChannel.open(UnixDomainSocketAddress.of(System.getProperty("it.unix"))));
    }
    for (int i = 0; i < 6; i++) {
      held.add(new DatagramSocket(0, HOST));
    }
    Path folder = Files.createDirectories(Path.of("some"));
    for (int i = 0; i < 7; i++) {
      Path file = folder.resolve("of-" + i);
      Files.createFile(file);
      held.add(new FileInputStream(file.toFile()));
    }
    for (int i = 0; i < 4; i++) {
      held.add(Files.newDirectoryStream(folder));
    }
    for (int i = 0; i < 8; i++) {
      Pipe pipe = Pipe.open();
      held.add(pipe.source());
      held.add(pipe.sink());
    }
    for (int i = 0; i < 9; i++) {
      held.add(Selector.open());
    }
    for (int i = 0; i < 11; i++) {
      buffers.add(ByteBuffer.allocateDirect(1 << 20));
    }
    for (int i = 0; i < 13; i++) {
      Thread thread = new Thread(HoldsSomeOfEach::untilInterrupted, "kept-" + i);
      thread.start();
      held.add(thread::interrupt);
    }
  }

  private static void untilInterrupted() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException end) {
      return;
    }
  }

  private void close() throws IOException {
    for (Closeable one : held) {
      one.close();
    }
    held.clear();
    buffers.clear();
  }
}
