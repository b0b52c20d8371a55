package io.unclosed.agent.sample.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
  @TempDir Path folder;

  private final byte[] buffer = new byte[100];

  @Test
  void readTwice_givesWhatTheFileSaysNow() throws Exception {
    Path path = Files.writeString(folder.resolve("f"), "one");
    try (ProcFile file = new ProcFile(path.toString())) {
      assertThat(text(file)).isEqualTo("one");
      Files.writeString(path, "two");
      assertThat(text(file)).isEqualTo("two");
    }
  }

  @Test
  void missing_isReadWhenItAppears() throws Exception {
    Path path = folder.resolve("f");
    try (ProcFile file = new ProcFile(path.toString())) {
      assertThat(file.rewind()).isFalse();
      assertThat(file.failure()).contains(path.toString());
      assertThat(file.absent()).isTrue();
      assertThat(file.read(buffer, 0, 100)).isEqualTo(-1);
      Files.writeString(path, "here");
      assertThat(text(file)).isEqualTo("here");
      assertThat(file.failure()).isEmpty();
    }
  }

  @Test
  void closed_opensAgain() throws Exception {
    Path path = Files.writeString(folder.resolve("f"), "one");
    try (ProcFile file = new ProcFile(path.toString())) {
      assertThat(text(file)).isEqualTo("one");
      file.close();
      assertThat(text(file)).isEqualTo("one");
    }
  }

  @Test
  void folder_isAFailureNotAnEnd() {
    try (ProcFile file = new ProcFile(folder.toString())) {
      file.rewind();
      assertThat(file.read(buffer, 0, 100)).isEqualTo(-1);
      assertThat(file.failure()).contains(folder.toString());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void unreadableOnlyWhenRead_triesOnceMoreAndSaysWhy() {
    // It opens, and every read at offset 0 fails: nothing is mapped there.
    try (ProcFile file = new ProcFile("/proc/self/mem")) {
      assertThat(file.rewind()).isTrue();
      assertThat(file.read(buffer, 0, 100)).isEqualTo(-1);
      assertThat(file.failure()).startsWith("/proc/self/mem: ");
    }
  }

  private String text(ProcFile file) {
    assertThat(file.rewind()).isTrue();
    int length = file.read(buffer, 0, 100);
    return new String(buffer, 0, length);
  }
}
