package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import programs.OpensAndWaits;
import programs.manners.LateChoices;
import programs.manners.LooksForTheHook;
import programs.manners.OwnLoader;
import programs.manners.Plain;

/** One cannot tell by the application that the agent is there. */
@Execution(CONCURRENT)
class MannersIT {
  @TempDir private Path folder;

  @EachJdk
  void healthyStart_printsNothing(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class).on(jdk).withAgent("interval=200ms").start()) {
      jvm.ask("open", "7");
      new Detector(jvm.ownBeans()).checkNow();
      assertThat(jvm.end()).isZero();
      assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void choicesMadeInMain_win(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(LateChoices.class).on(jdk).withAgent("").start()) {
      assertThat(jvm.ask("logs").get(0)).endsWith("$OwnLogManager");
      assertThat(jvm.ask("server").get(0)).isEqualTo("true");
      assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void systemClassLoaderOfTheApplication_staysTheSystemClassLoader(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(LateChoices.class)
            .on(jdk)
            .vm("-Djava.system.class.loader=" + OwnLoader.class.getName())
            // The JVM itself warns that its archive does not go with such a loader.
            .vm("-Xshare:off", "--add-opens", "java.base/jdk.internal.loader=ALL-UNNAMED")
            .withAgent("")
            .start()) {
      assertThat(jvm.ask("loader").get(0)).isEqualTo(OwnLoader.class.getName());
      assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void namedTwice_isThereOnce(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class)
            .on(jdk)
            .withAgent("capture=exact")
            .withAgent("capture=exact")
            .start()) {
      jvm.ask("open", "37");
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.sites("file"))
          .filteredOn(site -> site.site().contains("OpensAndWaits.one("))
          .singleElement()
          .satisfies(site -> assertThat(site.open()).isEqualTo(37));
      assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void hook_isThereByName_butNotToBeCalled(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(LooksForTheHook.class).on(jdk).withAgent("").start()) {
      List<String> attempts = jvm.ask("hook");
      assertThat(attempts.get(0)).isEqualTo("java.base");
      assertThat(attempts.subList(1, attempts.size()))
          .isNotEmpty()
          .allMatch(attempt -> attempt.startsWith("refused "));
    }
  }

  @EachJdk
  void noPackageOfTheJdk_isMoreOpenThanBefore(Jdk jdk) {
    List<String> alone;
    try (ForkedJvm jvm = ForkedJvm.running(LooksForTheHook.class).on(jdk).start()) {
      alone = jvm.ask("open");
    }
    try (ForkedJvm jvm = ForkedJvm.running(LooksForTheHook.class).on(jdk).withAgent("").start()) {
      assertThat(jvm.ask("open")).isEqualTo(alone);
    }
  }

  @EachJdk
  void otherVersionsOfOurLibraries_stayTheApplications(Jdk jdk) {
    Path tools = Path.of(System.getProperty("unclosed.tools")).toAbsolutePath();
    Path loads =
        Sources.compile(
            jdk,
            folder,
            Map.of(
                "Loads.java",
                """
                public class Loads {
                  public static void main(String[] a) throws Exception {
                    for (String name : a) {
                      Class<?> type = Class.forName(name);
                      var source = type.getProtectionDomain().getCodeSource().getLocation();
                      System.out.println(source.getPath() + " " + (type.getClassLoader()
                          == ClassLoader.getSystemClassLoader()));
                    }
                  }
                }
                """));
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .withClassPath(loads)
            .withClassPath(tools.resolve("byte-buddy.jar"))
            .withClassPath(tools.resolve("slf4j-api.jar"))
            .main("Loads", "net.bytebuddy.ByteBuddy", "org.slf4j.LoggerFactory")
            .withAgent("track=java.util.Timer#cancel")
            .launch()) {
      assertThat(jvm.awaitEnd()).isZero();
      assertThat(jvm.printedErrors()).isEmpty();
      assertThat(jvm.printed())
          .containsExactly(
              tools.resolve("byte-buddy.jar") + " true", tools.resolve("slf4j-api.jar") + " true");
    }
  }

  /** Classes of our libraries' names that are something else altogether. */
  @EachJdk
  void ownClassesOfTheseNames_areTheApplications(Jdk jdk) {
    Path own =
        Sources.compile(
            jdk,
            folder,
            Map.of(
                "org/slf4j/LoggerFactory.java",
                "package org.slf4j; public class LoggerFactory { public static int own = 7; }",
                "net/bytebuddy/jar/asm/ClassReader.java",
                "package net.bytebuddy.jar.asm; public class ClassReader { }",
                "io/unclosed/analysis/finding/Findings.java",
                "package io.unclosed.analysis.finding; public class Findings { }",
                "Own.java",
                """
                public class Own {
                  public static void main(String[] a) throws Exception {
                    new net.bytebuddy.jar.asm.ClassReader();
                    new io.unclosed.analysis.finding.Findings();
                    try (var in = new java.io.FileInputStream("/dev/null")) {
                      System.out.println(org.slf4j.LoggerFactory.own + in.read());
                    }
                  }
                }
                """));
    try (ForkedJvm jvm =
        new JvmStart().on(jdk).withClassPath(own).main("Own").withAgent("").launch()) {
      assertThat(jvm.awaitEnd()).isZero();
      assertThat(jvm.printedErrors()).isEmpty();
      assertThat(jvm.printed()).containsExactly("6");
    }
  }

  /**
   * {@code java.instrument} alone brings the agent in; no flight recorder, no beans, no logging.
   */
  @EachJdk
  void imageOfAFewModules_runs(Jdk jdk) {
    String modules = "java.base,java.instrument";
    Path image = folder.resolve("image");
    Tool jlink =
        Tool.run(jdk.tool("jlink"), "--add-modules", modules, "--output", image.toString());
    assertThat(jlink.status()).as(jlink.toString()).isZero();
    try (ForkedJvm jvm =
        ForkedJvm.running(Plain.class).by(image.resolve("bin/java")).withAgent("").launch()) {
      assertThat(jvm.awaitEnd()).isZero();
      assertThat(jvm.printed()).containsExactly("hi-1");
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  /** Until 17 is no longer supported: later JDKs have no security manager to meet. */
  @EachJdk
  void securityManagerThatGrantsNothing_isOneLine_andTheApplicationRuns(Jdk jdk)
      throws IOException {
    if (jdk.feature() > 17) {
      return;
    }
    Path policy = folder.resolve("policy");
    Files.writeString(
        policy,
        """
        grant codeBase "file:%s/-" { permission java.security.AllPermission; };
        """
            .formatted(JvmStart.programs()));
    try (ForkedJvm jvm =
        ForkedJvm.running(Plain.class)
            .on(jdk)
            .vm("-Djava.security.manager", "-Djava.security.policy==" + policy)
            .withAgent("")
            .launch()) {
      assertThat(jvm.awaitEnd()).as("%s", jvm).isZero();
      assertThat(jvm.printed()).containsExactly("hi-1");
      assertThat(jvm.printedErrors())
          .filteredOn(line -> !line.startsWith("WARNING: "))
          .singleElement()
          .asString()
          .contains("security manager");
    }
  }

  /** Reached through {@code JAVA_TOOL_OPTIONS}, the JDK's own tools run as if we were not there. */
  @EachJdk
  void toolsOfTheJdk_areLeftAlone(Jdk jdk) {
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .vm("-XX:+IgnoreUnrecognizedVMOptions")
            .withEnvironment("JAVA_TOOL_OPTIONS", "-javaagent:" + JvmStart.agentJar())
            .main("-m", "jdk.jcmd/sun.tools.jps.Jps", "-q")
            .launch()) {
      assertThat(jvm.awaitEnd()).as("%s", jvm).isZero();
      assertThat(jvm.printedErrors()).allMatch(line -> line.startsWith("Picked up "));
    }
  }
}
