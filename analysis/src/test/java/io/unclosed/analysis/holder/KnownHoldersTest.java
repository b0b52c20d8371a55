package io.unclosed.analysis.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownHoldersTest {
  private static final Path PAGES = Path.of("..", "docs", "holders");

  @Test
  void jarOpenedByTheUrlCache_isHeldByIt() {
    KnownHolder holder =
        KnownHolders.of(
            "file",
            List.of(
                "java.util.zip.ZipFile",
                "java.util.jar.JarFile",
                "sun.net.www.protocol.jar.URLJarFile",
                "sun.net.www.protocol.jar.JarFileFactory",
                "sun.net.www.protocol.jar.JarURLConnection",
                "java.net.URL"));

    assertThat(holder).isNotNull();
    assertThat(holder.id()).isEqualTo("url-jar-cache");
    assertThat(holder.remedy()).contains("setUseCaches(false)");
  }

  @Test
  void ofTwo_theOneNearerToTheApplicationDecides() {
    KnownHolder holder =
        KnownHolders.of(
            "socket",
            List.of(
                "sun.nio.ch.NioSocketImpl",
                "org.postgresql.core.PGStream",
                "com.zaxxer.hikari.pool.PoolBase",
                "com.zaxxer.hikari.HikariDataSource"));

    assertThat(holder).isNotNull();
    assertThat(holder.id()).isEqualTo("hikari");
  }

  @Test
  void poolUnderAClient_isTheClients() {
    String socket = "java.net.Socket";
    String pool = "org.apache.commons.pool2.impl.GenericObjectPool";

    assertThat(holderOf(socket, pool)).isEqualTo("object-pool");
    assertThat(holderOf(socket, pool, "redis.clients.util.Pool")).isEqualTo("redis");
    assertThat(holderOf(socket, pool, "org.apache.commons.dbcp2.PoolingDataSource"))
        .isEqualTo("jdbc-pool");
  }

  private static String holderOf(String... stack) {
    return KnownHolders.of("socket", List.of(stack)).id();
  }

  @Test
  void temporaryBuffer_isNios_butASocketThroughTheSameCodeIsNot() {
    List<String> stack =
        List.of("java.nio.DirectByteBuffer", "sun.nio.ch.Util", "sun.nio.ch.IOUtil");

    assertThat(KnownHolders.of("direct-buffer", stack)).isNotNull();
    assertThat(KnownHolders.of("socket", stack)).isNull();
  }

  @Test
  void plainOpen_isHeldByNobodyKnown() {
    assertThat(KnownHolders.of("file", List.of("java.io.FileInputStream"))).isNull();
    assertThat(KnownHolders.of("file", List.of())).isNull();
  }

  @Test
  void everyHolder_hasItsPage_andItsRemedyIsOneSentence() throws Exception {
    for (KnownHolder holder : KnownHolders.ALL) {
      assertThat(KnownHolders.byId(holder.id())).isSameAs(holder);
      assertThat(Files.readString(PAGES.resolve(holder.id() + ".md"))).contains(holder.words());
      assertThat(holder.remedy()).endsWith(".").doesNotContain("\n");
    }
    try (var pages = Files.list(PAGES)) {
      assertThat(pages).hasSize(KnownHolders.ALL.size());
    }
  }
}
