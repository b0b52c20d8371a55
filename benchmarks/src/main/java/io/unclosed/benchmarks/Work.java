package io.unclosed.benchmarks;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is opened and closed, in a tight loop. Each call of {@link Step#once()} opens and closes
 * once.
 */
enum Work {
  FILE_STREAM {
    @Override
    Step prepare(Path file) {
      return () -> new FileInputStream(file.toFile()).close();
    }
  },
  FILE_CHANNEL {
    @Override
    Step prepare(Path file) {
      return () -> FileChannel.open(file, StandardOpenOption.READ).close();
    }
  },
  FILES_STREAM {
    @Override
    Step prepare(Path file) {
      return () -> Files.newInputStream(file).close();
    }
  },
  SOCKET {
    @Override
    Step prepare(Path file) throws IOException {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      return () -> {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket accepted = server.accept()) {
          endWithoutTimeWait(client);
          endWithoutTimeWait(accepted);
        }
      };
    }

    private static void endWithoutTimeWait(Socket socket) throws IOException {
      // A reset: a minute of TIME_WAIT for each pair would use up the ports within seconds.
      socket.setSoLinger(true, 0);
    }
  },
  SOCKET_CHANNEL {
    @Override
    Step prepare(Path file) throws IOException {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ServerSocketChannel server = ServerSocketChannel.open().bind(free);
      SocketAddress address = server.getLocalAddress();
      return () -> {
        try (SocketChannel client = SocketChannel.open(address);
            SocketChannel accepted = server.accept()) {
          client.setOption(StandardSocketOptions.SO_LINGER, 0);
          accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
      };
    }
  };

  /** Makes what the loop needs, once for each thread. */
  abstract Step prepare(Path file) throws IOException;

  /** What is held to weigh an open resource: a stream, or a channel that is not connected. */
  Closeable open(Path file) throws IOException {
    return this == SOCKET_CHANNEL ? SocketChannel.open() : new FileInputStream(file.toFile());
  }

  /** One open and close. */
  interface Step {
    void once() throws IOException;
  }
}
