package programs.ways;

import static programs.ways.Given.HOST;
import static programs.ways.Given.PEER;
import static programs.ways.Given.PORT;
import static programs.ways.Given.VIRTUAL;
import static programs.ways.Given.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.SocketHandler;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sockets of {@code java.net}: connected, bound, or merely given an option. */
final class Sockets {
  private Sockets() {}

  @Way("socket")
  static Socket byName() throws Exception {
    return new Socket("localhost", PORT);
  }

  @Way("socket")
  static Socket byAddress() throws Exception {
    return new Socket(HOST, PORT);
  }

  @Way("socket")
  static Socket byNameFromLocal() throws Exception {
    return new Socket("127.0.0.1", PORT, HOST, 0);
  }

  @Way("socket")
  static Socket byAddressFromLocal() throws Exception {
    return new Socket(HOST, PORT, HOST, 0);
  }

  @Way(value = "socket", by = "Sockets$Own.<init>", opens = 0)
  static Socket bySubclass() throws Exception {
    return new Own("127.0.0.1", PORT);
  }

  @Way(value = "socket", opens = 1)
  static Socket connectedLater() throws Exception {
    Socket socket = new Socket();
    socket.connect(PEER);
    return socket;
  }

  @Way(value = "socket", opens = 1)
  static Socket connectedWithTimeout() throws Exception {
    Socket socket = new Socket(Proxy.NO_PROXY);
    socket.connect(PEER, 5_000);
    return socket;
  }

  @Way(value = "socket", opens = 1)
  static Socket boundOnly() throws Exception {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(HOST, 0));
    return socket;
  }

  @Way(value = "socket", opens = 1)
  static Socket givenAnOption() throws Exception {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Way(value = "socket", opens = 0)
  static Socket onVirtualThread() throws Exception {
    Callable<Socket> open = () -> new Socket(HOST, PORT);
    return VIRTUAL.submit(open).get();
  }

  @Way("socket")
  static Socket ofFactory() throws Exception {
    return SocketFactory.getDefault().createSocket(HOST, PORT);
  }

  @Way("socket")
  static Socket ofFactoryByName() throws Exception {
    return SocketFactory.getDefault().createSocket("localhost", PORT);
  }

  @Way("socket")
  static Socket tls() throws Exception {
    return SSLSocketFactory.getDefault().createSocket(HOST, PORT);
  }

  @Way("socket")
  static Socket tlsByName() throws Exception {
    return SSLSocketFactory.getDefault().createSocket("localhost", PORT);
  }

  @Way("socket")
  static Socket tlsFromLocal() throws Exception {
    return SSLSocketFactory.getDefault().createSocket(HOST, PORT, HOST, 0);
  }

  @Way("socket")
  static Socket tlsOverSocket() throws Exception {
    return layered(new Socket(HOST, PORT));
  }

  @Way(value = "socket", opens = 1)
  static Socket tlsConnectedLater() throws Exception {
    Socket socket = SSLSocketFactory.getDefault().createSocket();
    socket.connect(PEER);
    return socket;
  }

  @Way("socket")
  static Handler logSocket() throws Exception {
    return new SocketHandler("127.0.0.1", PORT);
  }

  @Way(value = "socket", opens = 1)
  static HttpURLConnection httpConnection() throws Exception {
    HttpURLConnection connection = (HttpURLConnection) http().openConnection();
    connection.connect();
    return connection;
  }

  @Way("socket")
  static InputStream httpStream() throws Exception {
    return http().openStream();
  }

  @Way(value = "socket", opens = 2)
  static HttpURLConnection httpUpload() throws Exception {
    HttpURLConnection connection = (HttpURLConnection) http().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write(1);
    return connection;
  }

  private static Socket layered(Socket plain) throws IOException {
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    return tls.createSocket(plain, "localhost", PORT, true);
  }

  /** Closes as a careful subclass does. */
  private static final class Own extends Socket {
    Own(String host, int port) throws IOException {
      super(host, port);
    }

    @Override
    public void close() throws IOException {
      super.close();
    }
  }
}
