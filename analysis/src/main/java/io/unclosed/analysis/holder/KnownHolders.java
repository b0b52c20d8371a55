package io.unclosed.analysis.holder;

import io.unclosed.analysis.kind.Kind;
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
  private static final List<Kind> BUFFERS = List.of(Kind.DIRECT_BUFFER);
  private static final List<Kind> FILES = List.of(Kind.FILE, Kind.ZLIB, Kind.MAPPED_BUFFER);
  private static final List<Kind> CLIENTS =
      List.of(Kind.SOCKET, Kind.SELECTOR, Kind.THREAD, Kind.UNIX_SOCKET);

  /** All of them. The order says nothing: see {@link #of}. */
  public static final List<KnownHolder> ALL =
      List.of(
          new KnownHolder(
              "url-jar-cache",
              "a jar: URL connection",
              FILES,
              List.of("sun.net.www.protocol.jar.JarFileFactory"),
              "Close the input stream of the jar: URL on every path. If the URL is read with caching,"
                  + " call setUseCaches(false) on the JarURLConnection first, or close the"
                  + " URLClassLoader that uses the jar."),
          new KnownHolder(
              "class-loader",
              "a URLClassLoader",
              FILES,
              List.of("java.net.URLClassLoader", "jdk.internal.loader.URLClassPath"),
              "Close the URLClassLoader when its classes are no longer needed: it keeps each jar that"
                  + " it has searched open."),
          new KnownHolder(
              "nio-thread-buffer",
              "NIO's per-thread buffer cache",
              BUFFERS,
              List.of("sun.nio.ch.Util"),
              "Read and write in chunks, or through a direct buffer of your own. The option"
                  + " -Djdk.nio.maxCachedBufferSize=262144 stops NIO from caching large buffers."),
          new KnownHolder(
              "netty-buffers",
              "Netty's buffer pool",
              BUFFERS,
              List.of("io.netty.buffer."),
              "Release each ByteBuf on every path; -Dio.netty.leakDetection.level=paranoid reports"
                  + " where an unreleased one was used. A pool that has reached its size is not a leak."),
          new KnownHolder(
              "keep-alive-cache",
              "HttpURLConnection",
              CLIENTS,
              List.of("sun.net.www.http."),
              "Read the response stream to the end and close it on every path; the same for the error"
                  + " stream."),
          new KnownHolder(
              "jdk-http-client",
              "the JDK's HttpClient",
              CLIENTS,
              List.of("jdk.internal.net.http."),
              "Share one HttpClient instead of creating one per call. Read each response body to the"
                  + " end or close its stream."),
          new KnownHolder(
              "okhttp",
              "OkHttp",
              CLIENTS,
              List.of("okhttp3."),
              "Close the response on every path, including errors: try (Response r ="
                  + " client.newCall(request).execute()) { ... }. Share one OkHttpClient.",
              "Share one OkHttpClient instead of creating one per call."),
          new KnownHolder(
              "apache-http",
              "Apache HttpClient",
              CLIENTS,
              List.of("org.apache.http.", "org.apache.hc."),
              "Close the response on every path, including errors, so that its connection returns to"
                  + " the pool: try (CloseableHttpResponse r = client.execute(request)) { ... }. Share"
                  + " one client.",
              "Share one client instead of creating one per call, and close it when it is no longer"
                  + " needed."),
          new KnownHolder(
              "hikari",
              "HikariCP",
              List.of(),
              List.of("com.zaxxer.hikari."),
              "Create one pool per database and close it when it is no longer needed. If connections"
                  + " are not returned, track=jdbc names the line that did not close one. If there are"
                  + " more than maximumPoolSize, the leak is in HikariCP or in the JDBC driver: upgrade"
                  + " them."),
          new KnownHolder(
              "jdbc-pool",
              "a JDBC connection pool",
              List.of(),
              List.of(
                  "org.apache.tomcat.jdbc.pool.",
                  "org.apache.commons.dbcp2.",
                  "com.mchange.v2.c3p0."),
              "Close each connection on every path, so that it returns to the pool: try (Connection c"
                  + " = pool.getConnection()) { ... }; track=jdbc names the line that did not."),
          // Commons DBCP stands on it, and Jedis: their own frames are nearer to the application.
          new KnownHolder(
              "object-pool",
              "Commons Pool",
              List.of(),
              List.of("org.apache.commons.pool2."),
              "Return each object to the pool on every path, including errors. A factory that fails"
                  + " must close what it has opened so far. Create one pool per purpose and close it"
                  + " when it is no longer needed."),
          new KnownHolder(
              "redis",
              "a Redis client",
              List.of(),
              List.of("redis.clients.", "io.lettuce."),
              "Close each Jedis or StatefulRedisConnection on every path: try (Jedis j ="
                  + " pool.getResource()) { ... }. Create one pool or RedisClient and close it when it"
                  + " is no longer needed."),
          new KnownHolder(
              "netty-event-loop",
              "a Netty event loop group",
              List.of(),
              List.of("io.netty.channel.", "io.netty.util.concurrent.", "io.netty.bootstrap."),
              "Close each Channel, or what uses it (a connection, client, resolver or subscription),"
                  + " on every path. Share one EventLoopGroup and call shutdownGracefully() when it is"
                  + " no longer needed."),
          new KnownHolder(
              "grpc",
              "a gRPC channel",
              List.of(),
              List.of("io.grpc."),
              "Create one ManagedChannel per target and call shutdown() when it is no longer needed."),
          new KnownHolder(
              "kafka",
              "a Kafka client",
              List.of(),
              List.of("org.apache.kafka."),
              "Create one producer and one consumer per purpose and close them when they are no longer"
                  + " needed."),
          new KnownHolder(
              "dns",
              "JNDI's DNS client",
              List.of(),
              List.of("com.sun.jndi.dns."),
              "Close the DirContext, and each NamingEnumeration that it returned, on every path."),
          new KnownHolder(
              "ldap",
              "JNDI's LDAP client",
              List.of(),
              List.of("com.sun.jndi.ldap."),
              "Close the LdapContext, and each NamingEnumeration that it returned, on every path."),
          new KnownHolder(
              "rmi",
              "RMI",
              List.of(),
              List.of("sun.rmi.transport."),
              "Close each JMXConnector on every path. RMI itself closes idle connections after 15 s."),
          new KnownHolder(
              "tls",
              "the JDK's TLS",
              List.of(Kind.THREAD, Kind.ZLIB, Kind.DIRECT_BUFFER),
              List.of("sun.security.ssl."),
              "Close the SSLSocket, or the channel of the SSLEngine, on every path. TLS sessions"
                  + " themselves are heap memory."));

  private KnownHolders() {}

  /**
   * What opened a resource with such a stack: of several, the one that is nearest to the
   * application, because it decides over the others.
   *
   * @param kind the kind's word
   * @param classNames of the frames between the open and the application's frame, the open first
   * @return null when it is none that is known
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
