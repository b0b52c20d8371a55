package programs.ways;

import static programs.ways.Given.HOST;
import static programs.ways.Given.PEER;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.spi.SelectorProvider;

/** Datagram sockets and channels. */
final class Datagrams {
  private Datagrams() {}

  @Way("datagram")
  static DatagramSocket any() throws Exception {
    return new DatagramSocket();
  }

  @Way("datagram")
  static DatagramSocket byPort() throws Exception {
    return new DatagramSocket(0);
  }

  @Way("datagram")
  static DatagramSocket byPortAndAddress() throws Exception {
    return new DatagramSocket(0, HOST);
  }

  @Way("datagram")
  static DatagramSocket byAddress() throws Exception {
    return new DatagramSocket(new InetSocketAddress(HOST, 0));
  }

  @Way("datagram")
  static DatagramSocket unbound() throws Exception {
    return new DatagramSocket((SocketAddress) null);
  }

  @Way(value = "datagram", by = "Datagrams$1.<init>", opens = 0)
  static DatagramSocket bySubclass() throws Exception {
    return new DatagramSocket(0, HOST) {};
  }

  @Way("datagram")
  static MulticastSocket multicast() throws Exception {
    return new MulticastSocket();
  }

  @Way("datagram")
  static MulticastSocket multicastByPort() throws Exception {
    return new MulticastSocket(0);
  }

  @Way("datagram")
  static MulticastSocket multicastByAddress() throws Exception {
    return new MulticastSocket(new InetSocketAddress(HOST, 0));
  }

  @Way("datagram")
  static DatagramChannel channel() throws Exception {
    return DatagramChannel.open();
  }

  @Way("datagram")
  static DatagramChannel channelOfFamilyInet() throws Exception {
    return DatagramChannel.open(StandardProtocolFamily.INET);
  }

  @Way("datagram")
  static DatagramChannel channelOfFamilyInet6() throws Exception {
    return DatagramChannel.open(StandardProtocolFamily.INET6);
  }

  @Way("datagram")
  static DatagramChannel channelBound() throws Exception {
    return DatagramChannel.open().bind(new InetSocketAddress(HOST, 0));
  }

  @Way("datagram")
  static DatagramChannel channelConnected() throws Exception {
    return DatagramChannel.open().connect(PEER);
  }

  @Way("datagram")
  static DatagramChannel channelOfProvider() throws Exception {
    return SelectorProvider.provider().openDatagramChannel();
  }

  @Way("datagram")
  static DatagramSocket adaptor() throws Exception {
    return DatagramChannel.open().socket();
  }
}
