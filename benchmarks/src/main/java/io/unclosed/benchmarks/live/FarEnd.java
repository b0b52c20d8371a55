package io.unclosed.benchmarks.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Whom the scenes connect to, in a JVM without an agent. Its own daemon thread, until the end. */
final class FarEnd implements Runnable {
  /** Sent by a caller that wants to be hung up on. */
  static final int HANG_UP = 'x';

  private static final int BACKLOG = 1000;

  private final ByteBuffer read = ByteBuffer.allocate(1024);
  private final Selector selector;
  private final ServerSocketChannel listener;

  private FarEnd() throws IOException {
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(Stage.here(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  static int start() throws IOException {
    FarEnd end = new FarEnd();
    Thread thread = new Thread(end, "far end");
    thread.setDaemon(true);
    thread.start();
    return end.listener.socket().getLocalPort();
  }

  @Override
  public void run() {
    try {
      while (selector.isOpen()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.isAcceptable()) {
            accept();
          } else {
            answer((SocketChannel) key.channel());
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server for the scenes stopped", e);
    }
  }

  private void accept() throws IOException {
    SocketChannel caller = listener.accept();
    if (caller != null) {
      caller.configureBlocking(false);
      caller.register(selector, SelectionKey.OP_READ);
    }
  }

  private void answer(SocketChannel caller) throws IOException {
    read.clear();
    int count;
    try {
      count = caller.read(read);
    } catch (IOException reset) {
      count = -1;
    }
    if (count < 0 || (count > 0 && read.get(0) == HANG_UP)) {
      caller.close();
    }
  }
}
