package programs.ways;

import static programs.ways.Given.knocked;
import static programs.ways.Given.knockedAsynchronous;
import static programs.ways.Given.knockedChannel;
import static programs.ways.Given.knockedImpatient;
import static programs.ways.Given.knockedTls;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;

/** Connections that a server takes; the servers stay, the test knocks. */
final class Accepted {
  private Accepted() {}

  @Way("socket")
  static Socket socket() throws Exception {
    return knocked().accept();
  }

  @Way("socket")
  static Socket socketWithinTime() throws Exception {
    ServerSocket server = knocked();
    server.setSoTimeout(9_000);
    return server.accept();
  }

  @Way("socket")
  static Socket tls() throws Exception {
    return knockedTls().accept();
  }

  @Way("socket")
  static SocketChannel channel() throws Exception {
    return knockedChannel().accept();
  }

  @Way("socket")
  static SocketChannel channelNonBlocking() throws Exception {
    return knockedImpatient().accept();
  }

  @Way("socket")
  static Socket adaptor() throws Exception {
    return knockedChannel().socket().accept();
  }

  @Way("socket")
  static Socket adaptorWithinTime() throws Exception {
    ServerSocket server = knockedChannel().socket();
    server.setSoTimeout(9_000);
    return server.accept();
  }

  @Way("socket")
  static AsynchronousSocketChannel asynchronous() throws Exception {
    return knockedAsynchronous().accept().get();
  }
}
