package io.unclosed.agent.sample.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcLinesTest {
  @TempDir Path folder;

  private final ProcLines lines = new ProcLines();

  @Test
  void linesAcrossBufferEnds_comeWhole() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 4711; i++) {
      expected.add("line " + i + " of a table that is longer than the buffer");
    }
    assertThat(all(String.join("\n", expected) + "\n")).isEqualTo(expected);
    assertThat(lines.complete()).isTrue();
  }

  @Test
  void lineLongerThanTheBuffer_comesWhole() {
    String longLine = "x".repeat(100_000);
    assertThat(all("a\n" + longLine + "\nb\n")).containsExactly("a", longLine, "b");
  }

  @Test
  void lineWithoutBound_endsTheReadingAndIsNotComplete() {
    assertThat(all("a\n" + "x".repeat(ProcLines.LONGEST_LINE + 1))).containsExactly("a");
    assertThat(lines.complete()).isFalse();
  }

  @Test
  void lastLineWithoutNewline_counts() {
    assertThat(all("a\nb")).containsExactly("a", "b");
  }

  @Test
  void emptyFile_hasNoLine() {
    assertThat(all("")).isEmpty();
    assertThat(lines.complete()).isTrue();
  }

  @Test
  void missingFile_hasNoLine() {
    try (ProcFile file = new ProcFile(folder.resolve("none").toString())) {
      assertThat(lines.over(file)).isFalse();
      assertThat(lines.next()).isFalse();
      assertThat(lines.complete()).isFalse();
    }
  }

  @Test
  void fields_areReadInOrder() {
    begin("Name:\t 42 -7 999999999999999999 9999999999999999999 fF2g  tail of it");
    assertThat(lines.skip("Nome")).isFalse();
    assertThat(lines.skip("Name:")).isTrue();
    assertThat(lines.number()).isEqualTo(42);
    assertThat(lines.number()).isEqualTo(-1);
    assertThat(lines.word()).isEqualTo("-7");
    assertThat(lines.number()).isEqualTo(999_999_999_999_999_999L);
    assertThat(lines.number()).isEqualTo(Long.MAX_VALUE);
    lines.skipSpaces();
    assertThat(lines.hex(8)).isEqualTo(0xff2);
    assertThat(lines.skipField()).isTrue();
    assertThat(lines.rest()).isEqualTo("tail of it");
    assertThat(lines.word()).isEqualTo("tail");
    assertThat(lines.word()).isEqualTo("of");
    assertThat(lines.word()).isEqualTo("it");
    assertThat(lines.skipField()).isFalse();
    assertThat(lines.number()).isEqualTo(-1);
    assertThat(lines.hex(8)).isEqualTo(-1);
    assertThat(lines.peek()).isZero();
  }

  private void begin(String text) {
    new FakeRoot(folder).file("/f", text);
    assertThat(lines.over(new ProcFile(folder.resolve("f").toString()))).isTrue();
    assertThat(lines.next()).isTrue();
  }

  private List<String> all(String text) {
    new FakeRoot(folder).file("/f", text);
    List<String> all = new ArrayList<>();
    try (ProcFile file = new ProcFile(folder.resolve("f").toString())) {
      lines.over(file);
      while (lines.next()) {
        all.add(lines.rest());
      }
    }
    return all;
  }
}
