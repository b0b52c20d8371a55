package programs.leaks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Connections to the test's end. */
final class Peers {
  private static final int PORT = Integer.getInteger("it.peer", 0);

  private Peers() {}

  /** Whoever calls is the application; this only saves typing, so it must not open. */
  static InetAddress host() {
    return InetAddress.getLoopbackAddress();
  }

  static int port() {
    return PORT;
  }

  /** A question and no answer, which is what every second protocol does on an error. */
  static void talk(Socket socket, boolean fails) throws IOException {
    socket.getOutputStream().write('?');
    if (fails) {
      throw new IOException("no answer");
    }
  }
}
