package programs;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;

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
  private final ServerSocket server = new ServerSocket(0, 50, HOST);

  private FailsToOpen() throws IOException {
    steps.put("missing stream", () -> new FileInputStream(MISSING.toFile()));
    steps.put("folder as a stream", () -> new FileOutputStream("."));
    steps.put("missing channel", () -> FileChannel.open(MISSING));
    steps.put("missing folder", () -> Files.newDirectoryStream(MISSING));
    steps.put("file as a folder", () -> Files.newDirectoryStream(file));
    steps.put("no zip", () -> new ZipFile(file.toFile()));
    steps.put("refused socket", () -> new Socket(HOST, REFUSED));
    steps.put("refused channel", () -> SocketChannel.open(new InetSocketAddress(HOST, REFUSED)));
    steps.put("refused unix", () -> SocketChannel.open(UnixDomainSocketAddress.of(MISSING)));
    steps.put("port in use", () -> new ServerSocket(server.getLocalPort(), 1, HOST));
    steps.put("nobody calls", this::nobodyCalls);
    steps.put("no program", () -> new ProcessBuilder("./missing").start());
    steps.put("try with resources", this::closesAll);
    steps.put("closed twice", this::closesTwice);
    steps.put("interrupted", this::isInterrupted);
    steps.put("program that ended", this::runsAProgram);
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

  /** A stream that did not open its descriptor; closing it would close the program's input. */
  private static final class FileStreamsOfStdin {
    static void wrap() throws IOException {
      new FileInputStream(java.io.FileDescriptor.in).available();
    }
  }
}
