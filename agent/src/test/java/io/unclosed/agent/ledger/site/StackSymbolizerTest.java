package io.unclosed.agent.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.StackFixture;
import io.unclosed.agent.ledger.stack.Backtrace;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackSymbolizerTest {
  private static final String[] KINDS = {"file", "directory", "socket"};
  private static final String APP = "file:/srv/app.jar";
  private static final String LIB = "file:/srv/lib/pool-2.0.jar";

  private final StackSymbolizer namer =
      new StackSymbolizer(new CodeOrigins(List.of(), "/srv/app.jar"), KINDS);

  private SymbolizedStack named(StackFixture stack) throws Exception {
    return named(namer, stack);
  }

  private static String idOf(SymbolizedStack site) {
    return new CallSites(KINDS).join(site, Kinds.SOCKET).id;
  }

  private static SymbolizedStack named(StackSymbolizer namer, StackFixture stack) throws Exception {
    StackFixture.Filled filled = stack.filled();
    return namer.name(filled.raw(), filled.depth(), Kinds.SOCKET, null);
  }

  private static StackFixture server() {
    return new StackFixture()
        .calls("com.acme.Server", "main", 10, APP)
        .calls("com.acme.Server", "serve", 20, APP);
  }

  @Test
  void applicationOnTop_isBlamed() throws Exception {
    SymbolizedStack site = named(server().calls("com.acme.Files", "read", 30, APP));

    assertThat(site.site()).contains("com.acme.Files.read(Files.java:30)");
    assertThat(site.blamedMethod()).isEqualTo("com.acme.Files.read");
    assertThat(site.origin()).isEqualTo(CodeOrigin.APPLICATION);
    assertThat(site.library()).isEmpty();
  }

  @Test
  void framesOfTheAgent_areNotShown() throws Exception {
    SymbolizedStack site = named(server());

    assertThat(site.frames()).noneMatch(frame -> frame.contains("io.unclosed"));
    assertThat(site.frames().get(0)).contains("com.acme.Server.serve(Server.java:20)");
  }

  @Test
  void libraryBetween_isNamedBesideTheBlamedFrame() throws Exception {
    SymbolizedStack site =
        named(
            server()
                .calls("org.pool.Pool", "borrow", 7, LIB)
                .calls("org.pool.Factory", "make", 8, LIB));

    assertThat(site.blamedMethod()).isEqualTo("com.acme.Server.serve");
    assertThat(site.library()).as("what the program called").isEqualTo("org.pool.Pool.borrow");
  }

  @Test
  void noApplicationAnywhere_blamesTheLibrary() throws Exception {
    SymbolizedStack site = named(new StackFixture().calls("org.pool.Reaper", "run", 7, LIB));

    assertThat(site.blamedMethod()).isEqualTo("org.pool.Reaper.run");
    assertThat(site.origin()).isEqualTo(CodeOrigin.LIBRARY);
  }

  @Test
  void prefixesOfTheUser_comeBeforeLocations() throws Exception {
    StackSymbolizer said =
        new StackSymbolizer(new CodeOrigins(List.of("org.pool."), "/srv/app.jar"), KINDS);
    SymbolizedStack site = named(said, server().calls("org.pool.Pool", "borrow", 7, LIB));

    assertThat(site.blamedMethod()).isEqualTo("org.pool.Pool.borrow");
  }

  @Test
  void generatedFrameOnTop_isNeitherBlamedNorPartOfTheId() throws Exception {
    SymbolizedStack plain = named(server());
    SymbolizedStack proxied =
        named(
            new StackFixture()
                .calls("com.acme.Server", "main", 10, APP)
                .calls("com.acme.Server$$SpringCGLIB$$0", "serve", -1, APP)
                .calls("com.acme.Server", "serve", 20, APP)
                .calls("com.acme.$Proxy44", "call", 3, APP));

    assertThat(idOf(proxied)).isEqualTo(idOf(plain));
    assertThat(proxied.site()).isEqualTo(plain.site());
  }

  @Test
  void nextRelease_hasTheSameIds() throws Exception {
    SymbolizedStack before = named(server().calls("com.acme.Files", "read", 30, APP));
    SymbolizedStack after =
        named(
            new StackFixture()
                .calls("com.acme.Server", "main", 11, APP)
                .calls("com.acme.Server", "serve", 22, APP)
                .calls("com.acme.Files", "read", 33, APP));

    assertThat(idOf(after)).isEqualTo(idOf(before)).hasSize(16);
    assertThat(after.site()).isNotEqualTo(before.site());
  }

  @Test
  void reflection_leavesTheIdAsItIs() throws Exception {
    String[] ids = new String[40];
    var method = StackSymbolizerTest.class.getDeclaredMethod("raw");
    for (int i = 0; i < ids.length; i++) {
      StackFixture.Filled filled = (StackFixture.Filled) method.invoke(null);
      ids[i] = idOf(namer.name(filled.raw(), filled.depth(), Kinds.SOCKET, null));
    }

    assertThat(ids).containsOnly(ids[0]);
  }

  static StackFixture.Filled raw() {
    Throwable filled = new Throwable();
    return new StackFixture.Filled(Backtrace.of(filled), Backtrace.depth(filled));
  }

  @Test
  void framesThatSitesShare_areKeptOnce() throws Exception {
    SymbolizedStack one = named(server().calls("com.acme.A", "a", 1, APP));
    SymbolizedStack two = named(server().calls("com.acme.B", "b", 1, APP));

    assertThat(one.frames().get(1)).isSameAs(two.frames().get(1));
  }

  @Test
  void deepStack_isNamedWhole() throws Exception {
    StackFixture deep = new StackFixture();
    for (int i = 0; i < 100; i++) {
      deep.calls("com.acme.Deep", "level" + i, i + 1, i < 50 ? APP : LIB);
    }

    SymbolizedStack site = named(deep);
    assertThat(site.frames()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(site.frames().get(99)).contains("level0(Deep.java:1)");
  }
}
