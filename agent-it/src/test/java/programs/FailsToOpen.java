package programs;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Steps after which nothing is open: those that fail, and those that clear away. */
public final class FailsToOpen {
  private static final Path MISSING = Path.of("missing");
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  /**
   * Of a service that no machine has any more; a free port of today could be another's tomorrow.
   */
  private static final int REFUSED = 1;

  private interface Step {
    void run() throws Exception;
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Path file = Files.writeString(Path.of("some.txt"), "some");
  private final Path cutShort = cutShort();
  private final ServerSocket server = new ServerSocket(0, 50, HOST);
  private final AsynchronousChannelGroup group =
      AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
  private final DatagramSocket datagrams = new DatagramSocket(0, HOST);

  private FailsToOpen() throws IOException {
    steps.put("missing stream", () -> new FileInputStream(MISSING.toFile()));
    steps.put("folder as a stream", () -> new FileOutputStream("."));
    steps.put("folder at random", () -> new RandomAccessFile(".", "r"));
    steps.put("missing channel", () -> FileChannel.open(MISSING));
    steps.put("missing asynchronous channel", () -> AsynchronousFileChannel.open(MISSING));
    steps.put("missing folder", () -> Files.newDirectoryStream(MISSING));
    steps.put("file as a folder", () -> Files.newDirectoryStream(file));
    steps.put("no zip", () -> new ZipFile(file.toFile()));
    steps.put("zip cut short", () -> new ZipFile(cutShort.toFile()));
    steps.put("refused socket", () -> new Socket(HOST, REFUSED));
    steps.put("refused channel", this::refused);
    steps.put("refused channel that does not block", this::refusedWithoutBlocking);
    steps.put("refused asynchronous channel", this::refusedAsynchronously);
    steps.put("refused unix", () -> SocketChannel.open(UnixDomainSocketAddress.of(MISSING)));
    steps.put("port in use", () -> new ServerSocket(server.getLocalPort(), 1, HOST));
    steps.put("port of datagrams in use", () -> new DatagramSocket(datagrams.getLocalPort(), HOST));
    steps.put("port in use by a channel", this::portInUseByAChannel);
    steps.put("nobody calls", this::nobodyCalls);
    steps.put("server closed", this::acceptsWhenClosed);
    steps.put("server closed meanwhile", this::closedWhileItAccepts);
    steps.put("no program", () -> new ProcessBuilder("./missing").start());
    steps.put("try with resources", this::closesAll);
    steps.put("closed twice", this::closesTwice);
    steps.put("socket closed twice", this::closesSocketsTwice);
    steps.put("lines abandoned", this::abandonsLines);
    steps.put("interrupted", this::isInterrupted);
    steps.put("socket channel interrupted", this::socketIsInterrupted);
    if (Runtime.version().feature() >= 21) {
      steps.put("interrupted, virtual", () -> virtually(this::isInterrupted));
      steps.put("socket channel interrupted, virtual", () -> virtually(this::socketIsInterrupted));
      steps.put("refused channel, virtual", () -> virtually(this::refused));
    }
    steps.put("program that ended", this::runsAProgram);
    steps.put("program that ended, its pipes forgotten", this::forgetsPipes);
    steps.put("standard input wrapped", () -> FileStreamsOfStdin.wrap());
    steps.put(
        "transient",
        () ->
            Files.copy(
                file,
                Files.createTempFile(Path.of(""), "c", "").resolveSibling("copy"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING));
  }

  public static void main(String[] args) throws IOException {
    FailsToOpen program = new FailsToOpen();
    Console.serve(program::step);
    System.exit(0);
  }

  private String step(String[] words) throws Exception {
    if (words[0].equals("steps")) {
      return String.join("\t", steps.keySet());
    }
    Step step = steps.get(words[1]);
    for (int i = 0; i < Integer.parseInt(words[2]); i++) {
      try {
        step.run();
      } catch (IOException expected) {
        continue;
      }
    }
    return words[1];
  }

  /** A zip that begins as one and has no end. */
  private static Path cutShort() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(whole)) {
      zip.putNextEntry(new ZipEntry("some.txt"));
    }
    Path cut = Path.of("cut.zip");
    // Not by a channel, whose buffer this thread would keep.
    try (FileOutputStream out = new FileOutputStream(cut.toFile())) {
      out.write(whole.toByteArray(), 0, 40);
    }
    return cut;
  }

  private void refused() throws IOException {
    SocketChannel.open(new InetSocketAddress(HOST, REFUSED));
  }

  private void refusedWithoutBlocking() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    boolean connected = channel.connect(new InetSocketAddress(HOST, REFUSED));
    while (!connected) {
      connected = channel.finishConnect();
    }
  }

  private void refusedAsynchronously() throws Exception {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
    try {
      channel.connect(new InetSocketAddress(HOST, REFUSED)).get();
    } catch (ExecutionException expected) {
      return;
    }
    throw new IllegalStateException("somebody listens");
  }

  private void portInUseByAChannel() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      channel.bind(server.getLocalSocketAddress());
    }
  }

  private void acceptsWhenClosed() throws IOException {
    ServerSocket closed = new ServerSocket(0, 1, HOST);
    closed.close();
    closed.accept();
  }

  private void closedWhileItAccepts() throws IOException {
    ServerSocket closing = new ServerSocket(0, 1, HOST);
    Thread other =
        new Thread(
            () -> {
              try {
                closing.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    other.start();
    closing.accept();
  }

  private void nobodyCalls() throws IOException {
    server.setSoTimeout(1);
    try {
      server.accept();
    } catch (SocketTimeoutException expected) {
      server.setSoTimeout(0);
    }
  }

  private void closesAll() throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of("."));
        ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        DatagramSocket datagram = new DatagramSocket();
        Socket socket = new Socket(HOST, server.getLocalPort());
        Socket accepted = server.accept()) {
      stream.read();
    }
  }

  private void closesTwice() throws IOException {
    FileInputStream stream = new FileInputStream(file.toFile());
    stream.close();
    try (FileInputStream next = new FileInputStream(file.toFile())) {
      // The number is another's now.
      stream.close();
      next.read();
    }
  }

  private void closesSocketsTwice() throws IOException {
    Socket socket = new Socket(HOST, server.getLocalPort());
    Socket accepted = server.accept();
    socket.close();
    accepted.close();
    try (SocketChannel next = SocketChannel.open(server.getLocalSocketAddress());
        Socket nextAccepted = server.accept()) {
      // The numbers are others' now.
      socket.close();
      accepted.close();
      next.write(ByteBuffer.allocate(1));
      nextAccepted.getInputStream().read();
    }
  }

  private void abandonsLines() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      lines.iterator().next();
    }
  }

  private void socketIsInterrupted() throws IOException {
    SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
    server.accept().close();
    Thread.currentThread().interrupt();
    try {
      channel.write(ByteBuffer.allocate(1));
    } catch (ClosedByInterruptException expected) {
      Thread.interrupted();
    }
  }

  private static void virtually(Step step) throws Exception {
    Throwable[] thrown = new Throwable[1];
    Runnable task =
        () -> {
          try {
            step.run();
          } catch (IOException expected) {
            return;
          } catch (Throwable e) {
            thrown[0] = e;
          }
        };
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    ((Thread) start.invoke(null, task)).join();
    if (thrown[0] != null) {
      throw new IllegalStateException(thrown[0]);
    }
  }

  private void isInterrupted() throws IOException {
    FileChannel channel = FileChannel.open(file);
    Thread.currentThread().interrupt();
    try {
      channel.read(ByteBuffer.allocate(1));
    } catch (ClosedByInterruptException expected) {
      Thread.interrupted();
    }
  }

  private void runsAProgram() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    process.getOutputStream().close();
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  /** The JDK closes them, at its own time. */
  private void forgetsPipes() throws Exception {
    new ProcessBuilder("true").start().waitFor();
  }

  /** A stream that did not open its descriptor; closing it would close the program's input. */
  private static final class FileStreamsOfStdin {
    static void wrap() throws IOException {
      new FileInputStream(java.io.FileDescriptor.in).available();
    }
  }
}
