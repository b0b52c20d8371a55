package io.unclosed.agent.sample.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  private static final long MINUTE = 60_000_000_000L;

  @TempDir Path folder;

  private static String line(String rights, String path) {
    return "7f01-7f02 " + rights + " 00001000 08:01 4711      " + path + "\n";
  }

  private NativeLibraries with(String maps) {
    SystemRoot root = new FakeRoot(folder).file("/proc/self/maps", maps).root();
    return new NativeLibraries(root, "/opt/jdk");
  }

  @Test
  void broughtAlong_isNamed_systemsAndJdksAreNot() {
    NativeLibraries libraries =
        with(
            line("r-xp", "/opt/jdk/lib/server/libjvm.so")
                + line("r-xp", "/usr/lib/x86_64-linux-gnu/libc.so.6")
                + line("r--p", "/tmp/onlyread.so")
                + line("r--p", "/tmp/sqlite-3.47-libsqlitejdbc.so")
                + line("r-xp", "/tmp/sqlite-3.47-libsqlitejdbc.so")
                + line("r-xp", "/tmp/libnetty_transport_native_epoll_x86_64.so (deleted)")
                + line("r-xp", "/tmp/librocksdbjni123.so (deleted)")
                + line("r-xp", "/root/.cache/JNA/temp/jna123.tmp (deleted)")
                + line("r-xp", "[vdso]")
                + line("rwxp", ""));

    assertThat(libraries.names(0))
        .containsExactly("sqlite-3.47-libsqlitejdbc.so", "librocksdbjni123.so", "jna123.tmp");
  }

  @Test
  void mappings_areReadOnceAMinute() {
    NativeLibraries libraries = with(line("r-xp", "/tmp/one.so"));
    assertThat(libraries.names(5)).containsExactly("one.so");
    with(line("r-xp", "/tmp/two.so"));
    assertThat(libraries.names(5 + MINUTE - 1)).containsExactly("one.so");
    assertThat(libraries.names(5 + MINUTE)).containsExactly("two.so");
  }

  @Test
  void nothingThere_isNothing() {
    SystemRoot root = new SystemRoot(folder.toString());
    assertThat(new NativeLibraries(root, "").names(0)).isEmpty();
  }

  @Test
  void thisJvm_isRead() {
    NativeLibraries own = new NativeLibraries(SystemRoot.LIVE, System.getProperty("java.home"));
    assertThat(own.names(0))
        .noneMatch(name -> name.startsWith("libjvm") || name.startsWith("libc."));
    assertThat(own.degraded()).isEmpty();
  }
}
