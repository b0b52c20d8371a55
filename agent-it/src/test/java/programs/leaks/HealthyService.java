package programs.leaks;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/**
 * What looks like leaks and is none: a pool that has its size, connections that live long beside
 * short ones, bursts that drain, a log that rolls, a server that listens.
 *
 * <p>A round takes about five milliseconds; {@code rounds} tells how many are done.
 */
public final class HealthyService {
  private static final Deque<Socket> POOL = new ArrayDeque<>();
  private static final List<Socket> LONG_LIVED = new ArrayList<>();
  private static volatile int rounds;
  private static volatile String trouble = "";

  private HealthyService() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile(Path.of(""), "read", ".txt");
    ServerSocket server = new ServerSocket(0);
    for (int i = 0; i < 12; i++) {
      LONG_LIVED.add(new Socket(Peers.host(), Peers.port()));
    }
    Thread service = new Thread(() -> serve(file));
    service.setDaemon(true);
    service.start();
    Console.serve(words -> trouble.isEmpty() ? rounds + "" : trouble + server);
  }

  private static void serve(Path file) {
    try (RollingLog log = new RollingLog()) {
      while (trouble.isEmpty()) {
        useThePool();
        connectShortly();
        burst(file);
        log.write();
        rounds++;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    } catch (IOException e) {
      trouble = e.toString();
    }
  }

  /** Fills in the first rounds; then takes one, uses it, and sometimes replaces it. */
  private static void useThePool() throws IOException {
    if (POOL.size() < 23) {
      POOL.add(lease());
      return;
    }
    Socket leased = POOL.remove();
    leased.getOutputStream().write('?');
    if (rounds % 97 == 0) {
      leased.close();
      leased = lease();
    }
    POOL.add(leased);
  }

  private static Socket lease() throws IOException {
    return new Socket(Peers.host(), Peers.port());
  }

  private static void connectShortly() throws IOException {
    try (Socket socket = new Socket(Peers.host(), Peers.port())) {
      socket.getOutputStream().write('?');
    }
  }

  /** Up to 60 files at once, now and then. */
  private static void burst(Path file) throws IOException {
    if (rounds % 200 != 0) {
      return;
    }
    List<FileInputStream> open = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      open.add(new FileInputStream(file.toFile()));
    }
    for (FileInputStream one : open) {
      one.close();
    }
  }

  /** A new file every hundred lines; the old one is closed after the new one is there. */
  private static final class RollingLog implements AutoCloseable {
    private FileOutputStream current = next(0);
    private int lines;

    RollingLog() throws IOException {}

    void write() throws IOException {
      current.write('.');
      if (++lines % 100 == 0) {
        FileOutputStream old = current;
        current = next(lines / 100);
        old.close();
      }
    }

    private static FileOutputStream next(int number) throws IOException {
      return new FileOutputStream("log." + number % 5);
    }

    @Override
    public void close() throws IOException {
      current.close();
    }
  }
}
