package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import programs.OpensAndWaits;

/** The descriptors really run out: the agent reports before, at, and after. */
@Execution(CONCURRENT)
class ExhaustionIT {
  private static final int LIMIT = 256;
  private static final String QUICK = "interval=200ms,patience=2s,capture=exact";

  @EachJdk
  void eachThreshold_isReported_beforeTheDescriptorsAreGone(Jdk jdk) {
    try (ForkedJvm jvm = start(jdk, QUICK + ",dump=stderr")) {
      for (int percent : List.of(80, 90, 95)) {
        String headline = percent + "% of the file descriptors are open";
        Waiting.until(
            headline,
            Waiting.PATIENCE,
            () -> {
              // Again: what the agent held for a moment may have counted as one of them.
              openUpTo(jvm, (LIMIT * percent + 99) / 100);
              return blamed(from(headline, jvm.printedErrors()));
            },
            jvm::printedErrors);
      }
    }
  }

  @EachJdk
  void failedOpen_isTheApplicationsToSee_andReportedWithItsLine(Jdk jdk) {
    try (ForkedJvm jvm = start(jdk, QUICK + ",dump=reports")) {
      List<String> answer = jvm.ask("open", "1000");
      assertThat(answer.get(1)).contains("Too many open files");
      // The agent's own reserve is small: most of the limit is the application's.
      assertThat(Integer.parseInt(answer.get(0))).isGreaterThan(LIMIT - 60);
      Waiting.until(
          "a report in the folder",
          Waiting.PATIENCE,
          () -> reports(jvm).stream().anyMatch(text -> blamed(List.of(text))),
          () -> reports(jvm) + "\n" + jvm);
      assertThat(jvm.ask("close").get(0)).isEqualTo("0");
      assertThat(jvm.ask("open", "37").get(0)).isEqualTo("37");
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.account().addsUp()).isTrue();
    }
  }

  @EachJdk
  void folderThatCannotBeWritten_fallsBackToStandardError(Jdk jdk) {
    try (ForkedJvm jvm = start(jdk, QUICK + ",dump=/proc/nowhere")) {
      jvm.ask("open", "1000");
      Waiting.until(
          "a report on standard error",
          Waiting.PATIENCE,
          () -> blamed(jvm.printedErrors()),
          jvm::printedErrors);
    }
  }

  /** Before the agent's first look: it has read nothing yet, and can open nothing any more. */
  @EachJdk
  void descriptorsGoneAtOnce_theLineIsNamedAllTheSame(Jdk jdk) {
    try (ForkedJvm jvm = launch(jdk, QUICK + ",dump=stderr")) {
      jvm.ask("open", "1000");
      Waiting.until(
          "the line that took them",
          Waiting.PATIENCE,
          () -> blamed(jvm.printedErrors()),
          jvm::printedErrors);
    }
  }

  /** The attach mechanism itself only says that it got no answer, after ten seconds. */
  @EachJdk
  void attachWithoutADescriptorLeft_isRefusedWithTheCommandThatMakesRoom(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class)
            .on(jdk)
            .vm("-XX:-UseContainerSupport")
            .withDescriptors(LIMIT)
            .start()) {
      jvm.ask("open", "1000");
      String agent = JvmStart.agentJar().toString();

      Tool report = Tool.run(jdk.tool("java"), "-jar", agent, "report", "" + jvm.pid());

      assertThat(report.status()).as(report.toString()).isEqualTo(1);
      assertThat(report.err())
          .contains(LIMIT + " of " + LIMIT + " file descriptors open")
          .contains("prlimit --pid " + jvm.pid() + " --nofile=")
          .doesNotContain("\tat ");
      assertThat(jvm.ask("close").get(0)).isEqualTo("0");
    }
  }

  /** A JVM in which the agent has looked once, as in any that does not fail at its start. */
  private static ForkedJvm start(Jdk jdk, String options) {
    ForkedJvm jvm = launch(jdk, options);
    new Detector(jvm.ownBeans()).checkNow();
    return jvm;
  }

  private static ForkedJvm launch(Jdk jdk, String options) {
    return ForkedJvm.running(OpensAndWaits.class)
        .on(jdk)
        .withDescriptors(LIMIT)
        .withAgent(options)
        .start();
  }

  private static void openUpTo(ForkedJvm jvm, int count) {
    int missing = count - jvm.descriptors().size();
    if (missing > 0) {
      jvm.ask("open", Integer.toString(missing));
    }
  }

  private static List<String> from(String headline, List<String> lines) {
    return lines.stream().dropWhile(line -> !line.contains(headline)).toList();
  }

  private static boolean blamed(List<String> lines) {
    return lines.stream().anyMatch(line -> line.contains("OpensAndWaits.one(OpensAndWaits.java:"));
  }

  private static List<String> reports(ForkedJvm jvm) {
    Path folder = jvm.folder().resolve("reports");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ExhaustionIT::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
