package programs.leaks;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/**
 * Closes at the end of the happy path; one call in fourteen fails and does not come there. About
 * fifty calls a second, 518 in all, unless the argument says how many.
 */
public final class ForgetsSocketOnError {
  // A real service has them in a map of sessions; without it the collector would close them.
  private static final List<Socket> SESSIONS = new ArrayList<>();

  private ForgetsSocketOnError() {}

  public static void main(String[] args) throws IOException {
    int most = args.length == 0 ? 518 : Integer.parseInt(args[0]);
    Thread calls = new Thread(() -> callAndCall(most));
    calls.setDaemon(true);
    calls.start();
    Console.untilTheTestEnds();
  }

  private static void callAndCall(int most) {
    for (int i = 1; i <= most; i++) {
      try {
        call(i % 14 == 0);
      } catch (IOException logged) {
        continue;
      } finally {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  private static void call(boolean fails) throws IOException {
    Socket socket = connect();
    SESSIONS.add(socket);
    Peers.talk(socket, fails);
    socket.close();
    SESSIONS.remove(socket);
  }

  private static Socket connect() throws IOException {
    return new Socket(Peers.host(), Peers.port());
  }
}
