package io.unclosed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a good option loads before {@code main}. */
class StartUpCodeTest {
  @TempDir Path folder;

  @Test
  void goodOptions_loadNothingThatFixesAChoice() throws Exception {
    Path known = Files.writeString(folder.resolve("known.txt"), "a.B fine until=2999-01-01\n");
    Path config = Files.writeString(folder.resolve("a.properties"), "ignore=a.C+@" + known);

    List<String> ours = loadedFor("patience=30s,kinds=socket,track=jdbc,config=" + config);

    assertThat(ours).anyMatch(line -> line.contains("io.unclosed.agent.option.Options "));
    assertThat(ours)
        .noneMatch(line -> line.contains("java.util.regex"))
        .noneMatch(line -> line.contains("java.util.Formatter"))
        .noneMatch(line -> line.contains("java.util.logging"))
        .noneMatch(line -> line.contains("java.nio.file"))
        .noneMatch(line -> line.contains("java.time"))
        .noneMatch(line -> line.contains("StringConcatFactory"))
        .noneMatch(line -> line.contains("$$Lambda"));
  }

  /** The classes that a fresh JVM loads for these options and not for its own start. */
  private static List<String> loadedFor(String arguments) throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                ParsesOptions.class.getName(),
                arguments)
            .redirectErrorStream(true)
            .start();
    List<String> lines;
    try (var reader = jvm.inputReader()) {
      lines = reader.lines().toList();
    }
    assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
    int begin = lines.indexOf(ParsesOptions.BEGIN);
    int end = lines.indexOf(ParsesOptions.END);
    assertThat(begin).as(String.join("\n", lines)).isPositive();
    return lines.subList(begin, end);
  }
}
