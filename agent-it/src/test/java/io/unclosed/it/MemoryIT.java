package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import programs.manners.LateChoices;
import programs.memory.HoldsMemory;

/** Where the memory is. What is held is known; margins are for the rest of a JVM at work. */
@Execution(CONCURRENT)
class MemoryIT {
  private static final String QUICK = "interval=200ms";

  @TempDir private Path folder;

  @EachJdk
  void whatIsHeld_isInItsPart_andPartsAddUp(Jdk jdk) {
    try (ForkedJvm jvm = holds(jdk).start()) {
      Health health = new Health(jvm.ownBeans());
      Health.Memory before = complete(health);
      assertThat(before.sum()).isEqualTo(before.resident());
      assertThat(before.mib("rest")).isBetween(-50L, 100L);

      jvm.ask("direct", "211");
      Health.Memory direct = health.memory();
      // A small one of the JVM's may go meanwhile.
      assertThat(direct.grownMib("direct", before)).isBetween(210L, 211L);
      assertThat(direct.grownMib("rest", before)).isBetween(-40L, 40L);

      jvm.ask("zlib", "2003");
      Health.Memory zlib = health.memory();
      // 82 kB each, which the ledger may count as zlib and the rest does otherwise.
      assertThat(zlib.grownMib("rest", direct) + zlib.grownMib("zlib", direct))
          .isBetween(100L, 240L);

      jvm.ask("classes", "2003");
      Health.Memory classes = health.memory();
      assertThat(classes.grownMib("metaspace", zlib) + classes.grownMib("class-space", zlib))
          .isBetween(20L, 120L);

      jvm.ask("threads", "307");
      Health.Memory threads = health.memory();
      assertThat(threads.grownMib("thread-stacks", classes)).isBetween(20L, 35L);
      assertThat(threads.sum()).isEqualTo(threads.resident());
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void whatTheAllocatorKeeps_isToldFromALeak(Jdk jdk) {
    try (ForkedJvm jvm = holds(jdk).start()) {
      Health health = new Health(jvm.ownBeans());
      complete(health);
      jvm.ask("zlib", "2003");
      assertThat(health.call("trimTest")).contains("this memory is in use");
      jvm.ask("forget", "1");
      assertThat(health.call("trimTest")).contains("That is retention, not a leak");
    }
  }

  @EachJdk
  void classThatGrows_hasAName(Jdk jdk) {
    try (ForkedJvm jvm = holds(jdk).start()) {
      Health health = new Health(jvm.ownBeans());
      assertThat(health.call("heapGrowth")).contains("First histogram taken");
      for (int round = 0; round < 2; round++) {
        jvm.ask("names", "100003");
        health.call("heapGrowth");
      }
      jvm.ask("names", "37");
      assertThat(health.call("heapGrowth"))
          .contains("3 histograms")
          .containsPattern(
              "\\| \\+100,040 \\| .* \\| 200,043 \\| programs.memory.HoldsMemory\\$Name");
    }
  }

  @EachJdk
  void loaderThatIsMadeForEachDeployment_hasAType(Jdk jdk) {
    try (ForkedJvm jvm = holds(jdk).start()) {
      Health health = new Health(jvm.ownBeans());
      assertThat(health.call("classLoaders"))
          .contains("first count")
          .doesNotContain("io.unclosed", "URLClassLoader");
      jvm.ask("classes", "211");
      assertThat(health.call("classLoaders"))
          .containsPattern("\\| \\+211 \\| 211 \\| \\d+ \\| [^|]+B \\| java.net.URLClassLoader");
      jvm.ask("classes", "37");
      assertThat(health.call("classLoaders")).contains("| +248 | 248 |");
    }
  }

  @EachJdk
  void nativeMemoryTracking_isTakenIn(Jdk jdk) {
    try (ForkedJvm jvm = holds(jdk).vm("-XX:NativeMemoryTracking=summary").start()) {
      Health.Memory memory = complete(new Health(jvm.ownBeans()));
      assertThat(memory.parts()).containsKey("jvm-other");
      assertThat(memory.sum()).isEqualTo(memory.resident());
    }
  }

  /** Even those that are made long after the agent has looked at the JVM's memory. */
  @EachJdk
  void readingTheJvmsMemory_fixesNoChoiceOfTheApplication(Jdk jdk) {
    Path loaded = folder.resolve("loaded.txt");
    try (ForkedJvm jvm =
        ForkedJvm.running(LateChoices.class, "on-request")
            .on(jdk)
            .vm("-Xlog:class+load:file=" + loaded)
            .withAgent(QUICK)
            .start()) {
      Waiting.until(
          "the agent has read the JVM's memory",
          Waiting.PATIENCE,
          () -> text(loaded).contains("io.unclosed.agent.sample.memory.JvmReading "),
          () -> jvm);
      jvm.ask("choose");
      assertThat(jvm.ask("logs").get(0)).endsWith("$OwnLogManager");
      assertThat(jvm.ask("server").get(0)).isEqualTo("true");
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void imageWithoutManagement_isWatchedAllTheSame_andSaysWhatIsMissing(Jdk jdk) {
    Path image = folder.resolve("image");
    Tool jlink =
        Tool.run(
            jdk.tool("jlink"),
            "--add-modules",
            "java.base,java.instrument",
            "--output",
            image.toString());
    assertThat(jlink.status()).as(jlink.toString()).isZero();
    try (ForkedJvm jvm =
        ForkedJvm.running(HoldsMemory.class)
            .by(image.resolve("bin/java"))
            .vm("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading")
            .withAgent(QUICK)
            .start()) {
      Tool report = Tool.agent(jdk, "report", Long.toString(jvm.pid()));
      assertThat(report.status()).as(report.toString()).isZero();
      assertThat(report.out().replaceAll("\\s+", " "))
          .contains(
              "heap, classes and buffers are unknown: this runtime has no java.management module");
      assertThat(report.out()).contains("no internal errors");
      JvmAssert.assertThat(jvm).printedNothing();
    }
  }

  private static JvmStart holds(Jdk jdk) {
    return ForkedJvm.running(HoldsMemory.class).on(jdk).withAgent(QUICK);
  }

  /** The first look has the kernel's parts alone. */
  private static Health.Memory complete(Health health) {
    Waiting.until(
        "the JVM's parts",
        Waiting.PATIENCE,
        () -> health.memory().parts().containsKey("heap"),
        () -> health.call("report"));
    return health.memory();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
