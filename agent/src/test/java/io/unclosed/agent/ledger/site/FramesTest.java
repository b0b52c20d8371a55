package io.unclosed.agent.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, "A.java", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.internal.reflect.DirectMethodHandleAccessor",
        "jdk.internal.reflect.GeneratedMethodAccessor17",
        "java.lang.reflect.Method",
        "java.lang.invoke.LambdaForm$MH",
        "com.acme.Server$$Lambda$14/0x0000000800c03000",
        "com.acme.Server$$Lambda/0x00007f1234567890",
        "com.sun.proxy.$Proxy12",
        "jdk.proxy2.$Proxy7",
        "com.acme.Server$$SpringCGLIB$$0",
        "com.acme.Server$$EnhancerBySpringCGLIB$$1a2b3c",
        "com.acme.Server$$FastClassBySpringCGLIB$$1a2b3c",
        "com.acme.Cart$HibernateProxy$dE8uYvJq",
        "com.acme.Server$ByteBuddy$x4sJ1",
      })
  void generatedClasses_areKnown(String type) {
    assertThat(Frames.isGenerated(frame(type, "m", 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"findClass", "defineClass"})
  void inflaterOfALoadersArchive_isTheJdks_theArchiveIsNot(String loading) {
    StackTraceElement loader = frame("java.net.URLClassLoader", loading, 3);
    StackTraceElement[] inflater = {frame("java.util.zip.Inflater", "<init>", 1), loader};
    StackTraceElement[] archive = {frame("java.util.zip.ZipFile", "<init>", 1), loader};

    assertThat(Frames.isJdkBusiness(inflater, 0, 2, false)).isTrue();
    assertThat(Frames.isJdkBusiness(archive, 0, 2, true)).isFalse();
  }

  @Test
  void inflaterOfAnEntryThatTheApplicationReads_isItsOwn() {
    StackTraceElement[] inflater = {
      frame("java.util.zip.Inflater", "<init>", 1),
      frame("java.util.zip.ZipFile", "getInputStream", 2),
      frame("com.acme.Server", "read", 3)
    };

    assertThat(Frames.isJdkBusiness(inflater, 0, 2, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Server",
        "com.acme.Server$1",
        "com.acme.Gateway$ProxyConnection",
        "com.acme.$ProxyPool",
        "com.acme.reflect.Method",
      })
  void writtenClasses_areNotTakenForGenerated(String type) {
    assertThat(Frames.isGenerated(frame(type, "m", 1))).isFalse();
  }

  @Test
  void neighboursInTheHash_doNotRunTogether() {
    assertThat(Frames.hash("ab", "c")).isNotEqualTo(Frames.hash("a", "bc"));
    assertThat(Frames.hash("a", "")).isNotEqualTo(Frames.hash("a"));
  }

  @Test
  void lambda_isNamedAfterTheMethodItWasWrittenIn() {
    assertThat(Frames.method(frame("com.acme.Server", "lambda$start$0", 5)))
        .isEqualTo("com.acme.Server.start");
    assertThat(Frames.method(frame("com.acme.Server", "lambda$new$12", 5)))
        .isEqualTo("com.acme.Server.new");
    assertThat(Frames.method(frame("com.acme.Server", "lambda$0", 5)))
        .isEqualTo("com.acme.Server.lambda$0");
    assertThat(Frames.method(frame("com.acme.Server", "lambdas", 5)))
        .isEqualTo("com.acme.Server.lambdas");
  }

  @Test
  void ids_haveSixteenDigits() {
    assertThat(Frames.hex(0)).isEqualTo("0000000000000000");
    assertThat(Frames.hex(0xABCL)).isEqualTo("0000000000000abc");
    assertThat(Frames.hex(-1)).isEqualTo("ffffffffffffffff");
  }

  @Test
  void filesOfTheJdkItself_areItsBusiness() {
    StackTraceElement[] zone = {
      frame("java.io.RandomAccessFile", "open", 1),
      frame("java.time.zone.TzdbZoneRulesProvider", "<init>", 1),
      frame("com.acme.Server", "run", 1),
    };
    assertThat(Frames.isJdkBusiness(zone, 0, 2, false)).isTrue();
  }

  @Test
  void fileOpenedByTheProgram_isNot() {
    StackTraceElement[] own = {
      frame("java.io.FileInputStream", "<init>", 1), frame("com.acme.Server", "run", 1),
    };
    assertThat(Frames.isJdkBusiness(own, 0, 1, false)).isFalse();
  }

  @Test
  void classLoaderThatTheProgramMade_isItsOwnToClose() {
    StackTraceElement[] loader = {
      frame("java.util.zip.ZipFile", "<init>", 1),
      frame("jdk.internal.loader.URLClassPath$JarLoader", "getJarFile", 1),
      frame("jdk.internal.loader.BuiltinClassLoader", "x", 1),
      frame("java.net.URLClassLoader", "findClass", 1),
      frame("com.acme.Plugins", "load", 1),
    };
    assertThat(Frames.isJdkBusiness(loader, 0, 4, false)).isFalse();
  }

  @Test
  void stackOfTheJdkAlone_isItsBusiness() {
    StackTraceElement[] alone = {
      frame("java.io.FileInputStream", "<init>", 1), frame("java.lang.Thread", "run", 1),
    };
    assertThat(Frames.isJdkBusiness(alone, 0, 2, true)).isTrue();
  }
}
