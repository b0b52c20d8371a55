package io.unclosed.analysis.holder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Caches and pools of the JDK and of common libraries that keep by design what others open.
 *
 * <p>Each entry is known by the classes on the stack of an open; the report then names the holder
 * and what to do about it, instead of blaming the line for a missing close. To add one: an entry
 * here, a page in {@code docs/holders}, a test with the real library.
 */
public final class KnownHolders {
  private static final List<String> BUFFERS = List.of("direct-buffer");
  private static final List<String> FILES = List.of("file", "zlib", "mapped-buffer");
  private static final List<String> CLIENTS =
      List.of("socket", "selector", "thread", "unix-socket");

  /** All of them. The order says nothing: see {@link #of}. */
  public static final List<KnownHolder> ALL =
      List.of(
          new KnownHolder(
              "url-jar-cache",
              "the URL jar cache",
              FILES,
              List.of("sun.net.www.protocol.jar.JarFileFactory"),
              "Call setUseCaches(false) on the JarURLConnection before reading, or close the"
                  + " URLClassLoader whose jar it is."),
          new KnownHolder(
              "class-loader",
              "a URLClassLoader",
              FILES,
              List.of("java.net.URLClassLoader", "jdk.internal.loader.URLClassPath"),
              "Close the URLClassLoader when what it loaded is done: it holds each jar that it has"
                  + " looked into."),
          new KnownHolder(
              "nio-thread-buffer",
              "NIO's buffer of each thread",
              BUFFERS,
              List.of("sun.nio.ch.Util"),
              "Write and read in parts, or through a direct buffer of your own; "
                  + "-Djdk.nio.maxCachedBufferSize=262144 keeps big ones from being kept."),
          new KnownHolder(
              "netty-buffers",
              "Netty's buffer pool",
              BUFFERS,
              List.of("io.netty.buffer."),
              "Release each ByteBuf on every path; -Dio.netty.leakDetection.level=paranoid names the"
                  + " one that was not. A pool that has reached its size is no leak."),
          new KnownHolder(
              "keep-alive-cache",
              "HttpURLConnection's keep-alive cache",
              CLIENTS,
              List.of("sun.net.www.http."),
              "Read the response's stream to its end and close it on every path, the error stream"
                  + " too."),
          new KnownHolder(
              "jdk-http-client",
              "the JDK's HttpClient",
              CLIENTS,
              List.of("jdk.internal.net.http."),
              "Keep one HttpClient and share it instead of making one for each call; read each body"
                  + " to its end or close its stream."),
          new KnownHolder(
              "okhttp",
              "OkHttp's connection pool",
              CLIENTS,
              List.of("okhttp3."),
              "Close the Response on every path, errors too: try (Response r = call.execute()) {"
                  + " ... }; and share one OkHttpClient.",
              "Keep one OkHttpClient and share it instead of making one for each call."),
          new KnownHolder(
              "apache-http",
              "Apache HttpClient's connection pool",
              CLIENTS,
              List.of("org.apache.http.", "org.apache.hc."),
              "Close the response on every path, errors too, which gives the connection back: try"
                  + " (CloseableHttpResponse r = client.execute(request)) { ... }; and share one client.",
              "Keep one client and share it instead of making one for each call, and close each where"
                  + " its owner ends."),
          new KnownHolder(
              "hikari",
              "HikariCP's pool",
              List.of(),
              List.of("com.zaxxer.hikari."),
              "Keep one pool for each database, closed with its owner. Close each Connection on every"
                  + " path, which gives it back: track=jdbc names the line that forgot one."),
          new KnownHolder(
              "jdbc-pool",
              "a JDBC pool",
              List.of(),
              List.of(
                  "org.apache.tomcat.jdbc.pool.",
                  "org.apache.commons.dbcp2.",
                  "com.mchange.v2.c3p0."),
              "Give each lease back on every path: try (Connection c = pool.getConnection()) { ..."
                  + " }; track=jdbc names the line that forgot one."),
          // Commons DBCP stands on it, and Jedis: their own frames are nearer to the application.
          new KnownHolder(
              "object-pool",
              "a pool of Commons Pool",
              List.of(),
              List.of("org.apache.commons.pool2."),
              "Give each object back on every path, errors too; a factory that fails has to close"
                  + " what it has opened by then. Keep one pool for each purpose, and close it."),
          new KnownHolder(
              "redis",
              "a Redis client",
              List.of(),
              List.of("redis.clients.", "io.lettuce."),
              "Close each Jedis, which gives it back, or StatefulRedisConnection on every path: try"
                  + " (Jedis j = pool.getResource()) { ... }. Keep one pool or RedisClient, and close"
                  + " it where its owner ends."),
          new KnownHolder(
              "netty-event-loop",
              "a Netty event loop group",
              List.of(),
              List.of("io.netty.channel.", "io.netty.util.concurrent.", "io.netty.bootstrap."),
              "Close each Channel, or what stands on it (a connection, a client, a subscription),"
                  + " on every path. Share one EventLoopGroup, and call shutdownGracefully() where"
                  + " its owner ends."),
          new KnownHolder(
              "grpc",
              "a gRPC channel",
              List.of(),
              List.of("io.grpc."),
              "Keep one ManagedChannel for each target, and shut it down where its owner ends."),
          new KnownHolder(
              "kafka",
              "a Kafka client",
              List.of(),
              List.of("org.apache.kafka."),
              "Keep one producer and one consumer for each purpose, and close() them where their"
                  + " owner ends."),
          new KnownHolder(
              "dns",
              "JNDI's DNS client",
              List.of(),
              List.of("com.sun.jndi.dns."),
              "Close the DirContext on every path, and the NamingEnumeration that it gave."),
          new KnownHolder(
              "ldap",
              "JNDI's LDAP client",
              List.of(),
              List.of("com.sun.jndi.ldap."),
              "Close the LdapContext on every path, and each NamingEnumeration that it gave."),
          new KnownHolder(
              "rmi",
              "RMI's connection cache",
              List.of(),
              List.of("sun.rmi.transport."),
              "Close each JMXConnector on every path; RMI keeps its own connections for 15 s and then"
                  + " lets them go."),
          new KnownHolder(
              "tls",
              "TLS",
              List.of("thread", "zlib", "direct-buffer"),
              List.of("sun.security.ssl."),
              "Close the SSLSocket or SSLEngine's channel on every path; sessions themselves are"
                  + " memory on the heap."));

  private KnownHolders() {}

  /**
   * Who holds what such a stack opened: of several, the one that is nearest to the application,
   * because it decides over the others.
   *
   * @param kind the kind's word
   * @param classNames of the frames between the open and the application's frame, the open first
   * @return null when nobody known does
   */
  public static @Nullable KnownHolder of(String kind, List<String> classNames) {
    for (int i = classNames.size() - 1; i >= 0; i--) {
      for (KnownHolder holder : ALL) {
        if (holder.holds(kind) && holder.isCodeOf(classNames.get(i))) {
          return holder;
        }
      }
    }
    return null;
  }

  /** The holder with that id; null when there is none. */
  public static @Nullable KnownHolder byId(String id) {
    for (KnownHolder holder : ALL) {
      if (holder.id().equals(id)) {
        return holder;
      }
    }
    return null;
  }
}
