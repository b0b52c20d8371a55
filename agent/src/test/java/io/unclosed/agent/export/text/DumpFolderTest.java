package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFolderTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @Test
  void dump_isThreeNewFiles() throws Exception {
    Path report = Path.of(write(dumps(folder)));

    assertThat(report)
        .isAbsolute()
        .hasFileName("unclosed-7-20261120T031244Z-1.txt")
        .hasContent("the report");
    assertThat(folder.resolve("unclosed-7-20261120T031244Z-1-open.txt")).hasContent("the list");
    assertThat(folder.resolve("unclosed-7-20261120T031244Z-1.json")).hasContent("{}");
    assertThat(stderr.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void secondDumpInTheSameSecond_overwritesNothing() throws Exception {
    DumpFolder dumps = dumps(folder);
    write(dumps);

    assertThat(write(dumps)).endsWith("-2.txt");
    assertThat(folder.toFile().list()).hasSize(6);
  }

  @Test
  void missingFolder_isMade() {
    assertThat(write(dumps(folder.resolve("a/b"))))
        .endsWith("a/b/unclosed-7-20261120T031244Z-1.txt");
  }

  @Test
  void path_hasNoStepsThatLeadNowhere() {
    assertThat(write(dumps(Path.of(folder + "/./a/./."))))
        .isEqualTo(folder + "/a/unclosed-7-20261120T031244Z-1.txt");
  }

  @Test
  void folderThatCannotBe_fallsBackToStderrAndSaysWhy() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(write(dumps(file.resolve("reports")))).isEqualTo("stderr");
    assertThat(stderr.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "unclosed: cannot write a report to "
                + file.resolve("reports")
                + " (the folder cannot be made); it follows here",
            "the report");
  }

  @Test
  void stderrChosen_getsTheReportAlone() {
    assertThat(write(dumps(Path.of("stderr")))).isEqualTo("stderr");
    assertThat(stderr).hasToString("the report");
  }

  @Test
  void failureInTheList_costsOnlyTheList() {
    String report =
        dumps(folder)
            .write(
                ReportFixture.NOW,
                out -> out.append("the report"),
                out -> {
                  throw new IOException("disk full");
                },
                out -> out.append("{}"));

    assertThat(Path.of(report)).hasContent("the report");
    assertThat(folder.toFile().list()).hasSize(2);
    assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("-open.txt (disk full)\n");
  }

  @Test
  void noDescriptorLeft_isStillWritten() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process jvm =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -n 97 && exec \"$@\"",
                "bash",
                java,
                "-XX:-MaxFDLimit",
                // Else the JVM may take a descriptor that was given back, to read its control
                // group.
                "-XX:-UseContainerSupport",
                "-cp",
                System.getProperty("java.class.path"),
                DumpsWithoutDescriptors.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said;
    try (var in = jvm.getInputStream()) {
      said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(jvm.waitFor(100, TimeUnit.SECONDS)).isTrue();

    assertThat(said).startsWith("full: ").contains("wrote " + folder).doesNotContain("cannot");
    assertThat(folder.toFile().list()).hasSize(6);
    assertThat(folder.resolve("unclosed-7-20261120T031244Z-2.txt"))
        .content()
        .contains("3f9a60c2d1e87b45");
  }

  private DumpFolder dumps(Path to) {
    PrintStream err = new PrintStream(stderr, true, StandardCharsets.UTF_8);
    return new DumpFolder(to.toString(), 7, () -> {}, err);
  }

  private static String write(DumpFolder dumps) {
    return dumps.write(
        ReportFixture.NOW,
        out -> out.append("the report"),
        out -> out.append("the list"),
        out -> out.append("{}"));
  }
}
