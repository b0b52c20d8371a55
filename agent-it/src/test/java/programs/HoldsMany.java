package programs;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import programs.Console.Steps;

/** Holds a great many of one thing: {@code files N}, {@code stacks N}, {@code peers N} ... */
public final class HoldsMany implements Steps {
  private static final int DEPTH = 17;

  private final List<Object> held = new ArrayList<>();
  private int paths;
  private final CountDownLatch end = new CountDownLatch(1);

  private HoldsMany() {}

  public static void main(String[] args) throws IOException {
    Console.serve(new HoldsMany());
  }

  @Override
  public String step(String[] words) throws Exception {
    int count = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "files" -> files(count);
      case "stacks" -> stacks(count);
      case "peers" -> peers(count);
      case "threads" -> threads(count);
      case "buffers" -> buffers(count);
      case "release" -> release();
      default -> throw new IllegalArgumentException(words[0]);
    }
    return Integer.toString(held.size());
  }

  private void files(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      held.add(new FileInputStream("/dev/null"));
    }
  }

  private void buffers(int count) {
    for (int i = 0; i < count; i++) {
      held.add(ByteBuffer.allocateDirect(1));
    }
  }

  private void threads(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, this::await, "held-" + i, 65_536);
      thread.setDaemon(true);
      thread.start();
    }
    held.add(end);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every connection from an address of its own. */
  private void peers(int count) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 128, InetAddress.getByName("127.0.0.1"))) {
      for (int i = 0; i < count; i++) {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.1." + (1 + i / 250) + "." + (1 + i % 250), 0));
        socket.connect(server.getLocalSocketAddress());
        held.add(socket);
        held.add(server.accept());
      }
    }
  }

  /** Opens and closes a file on so many further stacks, that differ at one call at least. */
  private void stacks(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      deeper(paths++, DEPTH);
    }
  }

  private void deeper(int path, int depth) throws IOException {
    if (depth == 0) {
      new FileInputStream("/dev/null").close();
    } else if ((path & 1) == 0) {
      deeper(path >> 1, depth - 1);
    } else {
      deeper(path >> 1, depth - 1);
    }
  }

  private void release() throws IOException {
    end.countDown();
    for (Object one : held) {
      if (one instanceof Closeable closeable) {
        closeable.close();
      }
    }
    held.clear();
  }
}
