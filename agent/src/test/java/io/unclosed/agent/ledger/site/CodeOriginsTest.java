package io.unclosed.agent.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.StackFixture;
import io.unclosed.agent.ledger.stack.Backtrace;
import io.unclosed.analysis.input.CodeOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOriginsTest {
  private static final CodeOrigins WORKED_OUT = new CodeOrigins(List.of(), "");
  @TempDir Path folder;

  private static Class<?> typeAt(String location) throws Exception {
    StackFixture stack = new StackFixture().calls("com.acme.Server", "open", 1, location);
    Class<?>[] type = new Class<?>[1];
    StackFixture.Filled filled = stack.filled();
    for (Object each : Backtrace.types(filled.raw(), filled.depth())) {
      type[0] = ((Class<?>) each).getName().equals("com.acme.Server") ? (Class<?>) each : type[0];
    }
    return type[0];
  }

  private static CodeOrigin originAt(String location, String mainJar) throws Exception {
    return new CodeOrigins(List.of(), mainJar).of("com.acme.Server", typeAt(location));
  }

  @ParameterizedTest
  @CsvSource({
    "jar:nested:/srv/app.jar/!BOOT-INF/classes/!/, APPLICATION",
    "jar:nested:/srv/app.jar/!BOOT-INF/lib/netty-4.1.jar!/, LIBRARY",
    "jar:file:/srv/app.jar!/BOOT-INF/classes!/, APPLICATION",
    "jar:file:/srv/app.jar!/BOOT-INF/lib/netty-4.1.jar!/, LIBRARY",
    "file:/srv/tomcat/webapps/shop/WEB-INF/classes/, APPLICATION",
    "file:/srv/tomcat/webapps/shop/WEB-INF/lib/netty-4.1.jar, LIBRARY",
    "file:/srv/lib/netty-4.1.jar, LIBRARY",
    "file:/srv/app.jar, APPLICATION",
    "file:/srv/lib/app.jar, LIBRARY",
    "file:/srv/my-app.jar, LIBRARY",
  })
  void location_tellsWhoseCodeItIs(String location, CodeOrigin expected) throws Exception {
    assertThat(originAt(location, "/srv/app.jar")).isEqualTo(expected);
  }

  @Test
  void mainJarWhosePathIsEncodedInTheLocation_isTheApplication() throws Exception {
    assertThat(originAt("file:/srv/my%20app/b%C3%BCro.jar", "/srv/my app/b\u00fcro.jar"))
        .isEqualTo(CodeOrigin.APPLICATION);
  }

  @Test
  void directory_isTheApplication() throws Exception {
    Path plain = Files.createDirectory(folder.resolve("classes"));
    Path odd = Files.createDirectory(folder.resolve("my classes \u00fc"));

    assertThat(originAt(plain.toUri().toString(), "")).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(originAt(odd.toUri().toString(), "")).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(originAt(plain.resolve("absent").toUri().toString(), ""))
        .isEqualTo(CodeOrigin.LIBRARY);
  }

  @Test
  void classWithoutALocation_isTheApplication() throws Exception {
    assertThat(originAt("", "")).isEqualTo(CodeOrigin.APPLICATION);
  }

  @Test
  void prefixes_decideAlone_butNotAboutTheJdk() throws Exception {
    CodeOrigins said = new CodeOrigins(List.of("com.acme.", "org.example.shop."), "/srv/app.jar");
    Class<?> type = typeAt("file:/srv/lib/netty-4.1.jar");

    assertThat(said.of("com.acme.Server", type)).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(said.of("org.example.shop.Cart", type)).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(said.of("org.example.Other", type)).isEqualTo(CodeOrigin.LIBRARY);
    assertThat(said.of("java.net.Socket", java.net.Socket.class)).isEqualTo(CodeOrigin.JDK);
  }

  @Test
  void platformModules_areTheJdk_whoeverLoadsThem() {
    assertThat(WORKED_OUT.of("x", java.sql.Driver.class)).isEqualTo(CodeOrigin.JDK);
    assertThat(WORKED_OUT.of("x", javax.tools.ToolProvider.class)).isEqualTo(CodeOrigin.JDK);
    assertThat(WORKED_OUT.of("x", String.class)).isEqualTo(CodeOrigin.JDK);
  }

  @Test
  void frameWithoutItsClass_isToldByName() {
    assertThat(WORKED_OUT.of("java.net.Socket", null)).isEqualTo(CodeOrigin.JDK);
    assertThat(WORKED_OUT.of("sun.nio.ch.Net", null)).isEqualTo(CodeOrigin.JDK);
    assertThat(WORKED_OUT.of("com.acme.Server", null)).isEqualTo(CodeOrigin.LIBRARY);
  }
}
