package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.net.SocketRow;
import io.unclosed.agent.sample.net.TcpState;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets of this process, brought into each state that loopback allows. */
@EnabledOnOs(OS.LINUX)
class LiveSocketsTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Samplers samplers = Samplers.of(SystemRoot.LIVE);
  private final AllDescriptors held = new AllDescriptors(samplers.descriptors());
  private ServerSocket server;

  @BeforeEach
  void listen() throws Exception {
    server = opened(new ServerSocket(0, 7, loopback));
    samplers.warmUp(0, NoFault.allowed());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    samplers.close();
  }

  @Test
  void connectionsNotAccepted_areTheListenersQueue() throws Exception {
    for (int i = 0; i < 3; i++) {
      connect();
    }
    await(() -> row(server.getLocalPort(), 0).rxQueue() == 3);

    SocketRow row = row(server.getLocalPort(), 0);
    assertThat(row.state()).isEqualTo(TcpState.LISTEN);
    assertThat(row.rxQueue()).isEqualTo(3);
    assertThat(row.text()).isEqualTo(address(server.getLocalPort()));
    accept();
    sample(SECOND);
    assertThat(row(server.getLocalPort(), 0).rxQueue()).isEqualTo(2);
    assertThat(row(server.getLocalPort(), 0).peakRxQueue()).isEqualTo(3);
  }

  @Test
  void establishedWithUnreadBytes_countsThem() throws Exception {
    Socket client = connect();
    Socket accepted = accept();
    client.getOutputStream().write(new byte[11]);
    await(() -> row(accepted).rxQueue() == 11);
    assertThat(row(accepted).state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(row(accepted).unreadBytes()).isEqualTo(11);
    assertThat(row(accepted).text())
        .isEqualTo(address(server.getLocalPort()) + " -> " + address(client.getLocalPort()));
    assertThat(row(client).unreadBytes()).isZero();
  }

  @Test
  void peerHungUp_isIdleUnreadOrAtItsEnd() throws Exception {
    Socket idle = hungUp(0);
    Socket unread = hungUp(1200);
    Socket atEnd = hungUp(0);
    assertThat(atEnd.getInputStream().read()).isEqualTo(-1);
    sample(0);
    for (Socket socket : List.of(idle, unread, atEnd)) {
      assertThat(row(socket).state()).isEqualTo(TcpState.CLOSE_WAIT);
    }
    assertThat(row(idle).rxQueue()).isEqualTo(1);
    assertThat(row(idle).closeWaitUnread()).isFalse();
    assertThat(row(idle).closeWaitAtEnd()).isFalse();
    assertThat(row(unread).unreadBytes()).isEqualTo(1200);
    assertThat(row(unread).closeWaitUnread()).isTrue();
    assertThat(row(atEnd).closeWaitAtEnd()).isTrue();
  }

  @Test
  void halfClosed_waitsForThePeersFin() throws Exception {
    Socket client = connect();
    accept();
    client.shutdownOutput();
    await(() -> row(client).state() == TcpState.FIN_WAIT2);
  }

  @Test
  void lastToHangUp_isGoneFromItsDescriptor() throws Exception {
    Socket accepted = hungUp(0);
    int port = accepted.getPort();
    sample(0);
    assertThat(row(server.getLocalPort(), port)).isNotNull();
    accepted.close();
    sample(SECOND);
    assertThat(row(server.getLocalPort(), port)).isNull();
  }

  @Test
  void keepalive_isSeenByItsTimer() throws Exception {
    Socket plain = connect();
    Socket probing = connect();
    probing.setKeepAlive(true);
    sample(0);
    sample(3 * SECOND);
    assertThat(row(plain).quietWithoutKeepalive(2 * SECOND, 3 * SECOND)).isTrue();
    assertThat(row(probing).timer()).isEqualTo(2);
    assertThat(row(probing).quietWithoutKeepalive(2 * SECOND, 3 * SECOND)).isFalse();
  }

  @Test
  void firstMessages_endTheQuiet() throws Exception {
    Socket client = connect();
    Socket accepted = accept();
    sample(0);
    for (int i = 0; i < 20; i++) {
      client.getOutputStream().write(1);
      assertThat(accepted.getInputStream().read()).isEqualTo(1);
      accepted.getOutputStream().write(2);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
    sample(SECOND);
    assertThat(row(client).quietSinceNanos()).isEqualTo(SECOND);
  }

  @Test
  void details_nameTheSocketsThatAreNotTcp() throws Exception {
    Path path = folder.resolve("s");
    ServerSocketChannel unix = opened(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    unix.bind(UnixDomainSocketAddress.of(path));
    DatagramSocket datagram = opened(new DatagramSocket(0, loopback));
    SocketChannel unbound = opened(SocketChannel.open());
    ServerSocketChannel wide = opened(ServerSocketChannel.open());
    wide.bind(new InetSocketAddress("::1", 0));
    assertThat(unbound.isOpen()).isTrue();
    sample(0);
    assertThat(samplers.details().of(samplers.descriptors().list()))
        .extracting(FdDetails.Detail::text)
        .contains(path.toString())
        .contains(address(datagram.getLocalPort()))
        .contains("socket, unbound")
        .contains("[::1]:" + wide.socket().getLocalPort());
  }

  private <T extends AutoCloseable> T opened(T each) {
    opened.add(each);
    return each;
  }

  private Socket connect() throws Exception {
    return opened(new Socket(loopback, server.getLocalPort()));
  }

  private Socket accept() throws Exception {
    return opened(server.accept());
  }

  /** The accepted end of a connection whose other end has sent some bytes and closed. */
  private Socket hungUp(int bytes) throws Exception {
    Socket client = connect();
    Socket accepted = accept();
    client.getOutputStream().write(new byte[bytes]);
    client.close();
    await(() -> row(accepted).rxQueue() == bytes + 1);
    return accepted;
  }

  /** The network needs a moment, on loopback too. */
  private void await(BooleanSupplier condition) {
    long giveUp = System.nanoTime() + 100 * SECOND;
    do {
      sample(0);
    } while (!condition.getAsBoolean() && System.nanoTime() < giveUp);
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private void sample(long nowNanos) {
    held.renew();
    samplers.socketsNow(nowNanos, held);
    assertThat(samplers.degraded()).isEmpty();
  }

  private String address(int port) {
    return loopback.getHostAddress() + ":" + port;
  }

  private SocketRow row(Socket socket) {
    return row(socket.getLocalPort(), socket.getPort());
  }

  private SocketRow row(int localPort, int remotePort) {
    for (int fd = 0; fd < held.limit(); fd++) {
      SocketRow row = samplers.sockets().row(fd, held.sequence(fd));
      if (row != null && row.local().port() == localPort && row.remote().port() == remotePort) {
        return row;
      }
    }
    return null;
  }
}
