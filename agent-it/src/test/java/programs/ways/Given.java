package programs.ways;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import programs.Console;

/**
 * What the ways find in place: files to read, names to write, a peer that answers, and servers at
 * whose door the test knocks. The other end of every connection is in the test's JVM, so that each
 * descriptor gained here is the way's own.
 */
final class Given {
  private static final AtomicInteger FRESH = new AtomicInteger();

  /** A folder with a file and a folder. */
  static final Path DIR = folder();

  static final Path PATH = write(DIR.resolve("read.txt"));
  static final File FILE = PATH.toFile();
  static final String NAME = FILE.getPath();
  private static final Path ZIP = zip(DIR.resolve("some.jar"));

  /** The test's end: accepts and keeps what connects, TCP, HTTP and Unix. */
  static final InetSocketAddress PEER = address("it.peer");

  static final InetAddress HOST = InetAddress.getLoopbackAddress();
  static final int PORT = PEER.getPort();
  static final UnixDomainSocketAddress UNIX_PEER = UnixDomainSocketAddress.of(unixPeer());

  static final ExecutorService POOL = Executors.newCachedThreadPool(Given::daemon);

  /** Virtual threads where the JDK has them. */
  static final ExecutorService VIRTUAL = virtual();

  private static final ServerSocket SERVER = server(false);
  private static final ServerSocket TLS_SERVER = server(true);

  private Given() {}

  /** A name that nothing has yet. */
  static Path fresh() {
    return DIR.resolve("fresh." + FRESH.incrementAndGet());
  }

  static String freshName() {
    return fresh().toString();
  }

  static File freshFile() {
    return fresh().toFile();
  }

  /** An archive of its own: users of one file share one descriptor. */
  static Path freshZip() throws IOException {
    return Files.copy(ZIP, DIR.resolve("some" + FRESH.incrementAndGet() + ".jar"));
  }

  static UnixDomainSocketAddress freshAddress() {
    return UnixDomainSocketAddress.of(fresh());
  }

  static URL url(String form) throws IOException {
    return new URL(form);
  }

  static URL http() throws IOException {
    return url("http://127.0.0.1:" + Integer.getInteger("it.http") + "/");
  }

  /** The server at whose door a connection waits. */
  static ServerSocket knocked() throws IOException {
    return knocked(SERVER);
  }

  static ServerSocket knockedTls() throws IOException {
    return knocked(TLS_SERVER);
  }

  private static ServerSocket knocked(ServerSocket server) throws IOException {
    Console.ask("dial\t" + server.getLocalPort());
    return server;
  }

  static ServerSocketChannel knockedChannel() throws IOException {
    return knocked(Doors.CHANNEL);
  }

  static ServerSocketChannel knockedImpatient() throws IOException {
    ServerSocketChannel server = knocked(Doors.IMPATIENT);
    // Who dials is connected a moment before it can be accepted, and this one does not wait for it.
    Doors.ARRIVALS.select();
    Doors.ARRIVALS.selectedKeys().clear();
    return server;
  }

  static ServerSocketChannel knockedUnix() throws IOException {
    return knocked(Doors.UNIX);
  }

  static AsynchronousServerSocketChannel knockedAsynchronous() throws IOException {
    return knocked(Doors.ASYNCHRONOUS);
  }

  private static <C extends NetworkChannel> C knocked(C server) throws IOException {
    SocketAddress at = server.getLocalAddress();
    Console.ask("dial\t" + (at instanceof InetSocketAddress in ? in.getPort() : at));
    return server;
  }

  private static ServerSocket server(boolean tls) {
    try {
      if (tls) {
        SSLServerSocket server =
            (SSLServerSocket) SSLServerSocketFactory.getDefault().createServerSocket(0, 50, HOST);
        server.setEnabledCipherSuites(server.getSupportedCipherSuites());
        return server;
      }
      return new ServerSocket(0, 50, HOST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opened when the first way needs them. */
  private static final class Doors {
    static final ServerSocketChannel CHANNEL = channel(new InetSocketAddress(HOST, 0), true);
    static final ServerSocketChannel IMPATIENT = channel(new InetSocketAddress(HOST, 0), false);
    static final Selector ARRIVALS = arrivals(IMPATIENT);
    static final ServerSocketChannel UNIX = channel(freshAddress(), true);
    static final AsynchronousServerSocketChannel ASYNCHRONOUS = asynchronous();

    private static ServerSocketChannel channel(SocketAddress at, boolean blocking) {
      try {
        ServerSocketChannel server =
            at instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        server.bind(at).configureBlocking(blocking);
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Selector arrivals(ServerSocketChannel server) {
      try {
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        return selector;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static AsynchronousServerSocketChannel asynchronous() {
      try {
        return AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path folder() {
    try {
      Path dir = Path.of(System.getProperty("it.dir"));
      Files.createDirectories(dir.resolve("inner/innermost"));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path path) {
    try {
      return Files.writeString(path, "one two\nthree four\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path zip(Path path) {
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(path.toFile()))) {
      out.putNextEntry(new ZipEntry("inside.txt"));
      out.write("inside".getBytes(UTF_8));
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address(String property) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger(property));
  }

  private static String unixPeer() {
    return System.getProperty("it.unix");
  }

  private static ExecutorService virtual() {
    try {
      // Until 21 is the oldest supported: then call it.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJdk) {
      return POOL;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
