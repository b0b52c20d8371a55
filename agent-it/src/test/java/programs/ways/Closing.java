package programs.ways;

import com.sun.net.httpserver.HttpServer;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** The ways to close what was opened; each does for some objects only. */
enum Closing {
  /** As its documentation says. */
  PLAIN {
    @Override
    boolean fits(Object held) {
      return true;
    }

    @Override
    void close(Object held) throws Exception {
      if (held instanceof List<?> many) {
        for (Object one : many) {
          close(one);
        }
      } else if (held instanceof Pipe pipe) {
        pipe.sink().close();
        pipe.source().close();
      } else if (held instanceof Process process) {
        process.getOutputStream().close();
        process.waitFor();
        process.getInputStream().close();
        process.getErrorStream().close();
      } else if (held instanceof HttpServer server) {
        server.start();
        server.stop(0);
      } else if (held instanceof HttpURLConnection connection) {
        connection.disconnect();
      } else if (held instanceof Handler handler) {
        handler.close();
      } else if (held instanceof AsynchronousChannelGroup group) {
        group.shutdownNow();
      } else {
        ((AutoCloseable) held).close();
      }
    }
  },

  /** Twice, and the second time is nothing. */
  TWICE {
    @Override
    boolean fits(Object held) {
      // Image streams object to it.
      return held instanceof AutoCloseable && !(held instanceof ImageInputStream);
    }

    @Override
    void close(Object held) throws Exception {
      PLAIN.close(held);
      PLAIN.close(held);
    }
  },

  /** By a thread that did not open it. */
  OTHER_THREAD {
    @Override
    boolean fits(Object held) {
      return held instanceof AutoCloseable;
    }

    @Override
    void close(Object held) throws Exception {
      Given.POOL.submit(() -> closed(held)).get();
    }

    private Object closed(Object held) throws Exception {
      PLAIN.close(held);
      return held;
    }
  },

  /** A stream by its channel. */
  CHANNEL {
    @Override
    boolean fits(Object held) {
      return held.getClass() == FileInputStream.class
          || held instanceof FileOutputStream
          || held instanceof RandomAccessFile
          || (held instanceof Socket socket && socket.getChannel() != null)
          || (held instanceof ServerSocket server && server.getChannel() != null);
    }

    @Override
    void close(Object held) throws Exception {
      if (held instanceof FileInputStream in) {
        in.getChannel().close();
      } else if (held instanceof FileOutputStream out) {
        out.getChannel().close();
      } else if (held instanceof RandomAccessFile file) {
        file.getChannel().close();
      } else if (held instanceof Socket socket) {
        socket.getChannel().close();
      } else {
        ((ServerSocket) held).getChannel().close();
      }
    }
  },

  /** A socket by its stream, a channel by its adaptor. */
  STREAM {
    @Override
    boolean fits(Object held) throws IOException {
      return (held instanceof Socket socket && socket.isConnected())
          || (held instanceof SocketChannel channel
              && channel.getLocalAddress() instanceof InetSocketAddress);
    }

    @Override
    void close(Object held) throws Exception {
      if (held instanceof Socket socket) {
        socket.getOutputStream().close();
      } else {
        ((SocketChannel) held).socket().close();
      }
    }
  },

  /** An interrupt in the middle of its work. */
  INTERRUPT {
    @Override
    boolean fits(Object held) {
      return held instanceof FileChannel
          || (held instanceof SocketChannel channel
              && channel.isConnected()
              && channel.isBlocking())
          || held instanceof DatagramChannel;
    }

    @Override
    void close(Object held) throws Exception {
      Thread.currentThread().interrupt();
      try {
        work(held);
      } catch (ClosedByInterruptException expected) {
        return;
      } finally {
        Thread.interrupted();
      }
      throw new IllegalStateException("the interrupt did not close it");
    }

    private void work(Object held) throws IOException {
      if (held instanceof FileChannel file) {
        file.size();
      } else if (held instanceof SocketChannel socket) {
        socket.read(ByteBuffer.allocate(1));
      } else {
        ((DatagramChannel) held).receive(ByteBuffer.allocate(1));
      }
    }
  },

  /** Under the feet of a thread that waits in it. */
  WHILE_IT_WAITS {
    @Override
    boolean fits(Object held) throws IOException {
      return (held instanceof ServerSocket server && server.isBound())
          || (held instanceof ServerSocketChannel channel && channel.getLocalAddress() != null);
    }

    @Override
    void close(Object held) throws Exception {
      var waiting = Given.POOL.submit(() -> accept(held));
      awaitWaiting();
      PLAIN.close(held);
      waiting.get();
    }

    private Object accept(Object held) throws Exception {
      waiter = Thread.currentThread();
      try {
        return held instanceof ServerSocket server
            ? server.accept()
            : ((ServerSocketChannel) held).accept();
      } catch (AsynchronousCloseException | SocketException expected) {
        return expected;
      } finally {
        waiter = null;
      }
    }

    private void awaitWaiting() {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (!waits()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("nobody waits in it");
        }
        Thread.onSpinWait();
      }
    }

    private boolean waits() {
      Thread thread = waiter;
      if (thread == null) {
        return false;
      }
      StackTraceElement[] stack = thread.getStackTrace();
      return stack.length > 0
          && stack[0].isNativeMethod()
          && (stack[0].getClassName().startsWith("sun.nio.ch.")
              || stack[0].getClassName().startsWith("java.net."));
    }
  };

  private static volatile @Nullable Thread waiter;

  /** Whether this object can be closed like this. */
  abstract boolean fits(Object held) throws Exception;

  abstract void close(Object held) throws Exception;
}
