package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import programs.logging.Deploys;
import programs.logging.OwnProvider;
import programs.logging.Service;

/** {@code logging=application}: what the agent says stands in the application's own log. */
@Execution(CONCURRENT)
class LoggingIT {
  private static final Path TOOLS = Path.of(System.getProperty("unclosed.tools")).toAbsolutePath();
  private static final int LIMIT = 256;
  private static final String QUICK = "interval=200ms,patience=2s,logging=application";

  /** Patience longer than the test's: no line goes elsewhere because it has waited. */
  private static final String PATIENT =
      "interval=200ms,patience=1h,logging=application,dump=reports";

  private static final String SITE = "programs.logging.Service.openAndForget(Service.java:";

  @TempDir private Path folder;

  @EachJdk
  void logbackAsJson_inABootJar_hasTheSuspectWithItsFields(Jdk jdk) throws IOException {
    Path jar = folder.resolve("service.jar");
    BootJar.pack(jar, Service.class, name -> false, jars("logback"));
    Path configuration =
        Files.writeString(
            folder.resolve("logback.xml"),
            """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder class="ch.qos.logback.classic.encoder.JsonEncoder"/>
              </appender>
              <root level="INFO"><appender-ref ref="OUT"/></root>
            </configuration>
            """);
    try (ForkedJvm jvm =
        new JvmStart()
            .on(jdk)
            .vm("-Dlogback.configurationFile=" + configuration)
            .withAgent(QUICK)
            .main("-jar", jar.toString())
            .start()) {
      jvm.ask("start");
      jvm.ask("forget");
      String line = awaitPrinted(jvm, one -> one.contains("\"loggerName\":\"io.unclosed\""));
      assertThat(line)
          .startsWith("{")
          .containsPattern("\"level\":\"(WARN|ERROR)\"")
          .contains("\"threadName\":\"unclosed-log\"")
          .containsPattern("\\{\"id\":\"[0-9a-f]{16}(\\.1)?\"\\}")
          .containsPattern("\\{\"severity\":\"(WARNING|CRITICAL)\"\\}")
          .contains("{\"kind\":\"file\"}", "{\"site\":\"" + SITE)
          .doesNotContain("\"message\":\"unclosed: ");
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  /** Log4j keeps a configuration for each class loader that asks: the agent's must not be one. */
  @EachJdk
  void log4j_onTheClassPath_hasTheSuspectWithItsFields_inTheApplicationsContext(Jdk jdk)
      throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("log4j2.xml"),
            """
            <Configuration>
              <Appenders>
                <Console name="OUT"><PatternLayout pattern="%level %logger %X %message%n"/></Console>
              </Appenders>
              <Loggers><Root level="info"><AppenderRef ref="OUT"/></Root></Loggers>
            </Configuration>
            """);
    try (ForkedJvm jvm =
        service(jdk, "log4j")
            .vm("-Dlog4j2.configurationFile=" + configuration)
            .withAgent(QUICK)
            .start()) {
      jvm.ask("start");
      jvm.ask("forget");
      assertThat(awaitPrinted(jvm, one -> one.contains(" io.unclosed ")))
          .matches("(WARN|ERROR) io\\.unclosed \\{.*\\} .*")
          .contains("kind=file", "site=" + SITE)
          .containsPattern("\\bid=[0-9a-f]{16}")
          .containsPattern("\\bseverity=(WARNING|CRITICAL)");
      assertThat(jvm.ask("contexts")).containsExactly("1");
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  @EachJdk
  void slf4jBefore2_hasTheLineWithoutFields(Jdk jdk) {
    try (ForkedJvm jvm =
        service(jdk, "slf4j-1.7")
            .vm("-Dorg.slf4j.simpleLogger.logFile=System.out")
            .withAgent(QUICK)
            .start()) {
      jvm.ask("start");
      jvm.ask("forget");
      assertThat(awaitPrinted(jvm, one -> one.contains(" io.unclosed - ")))
          .startsWith("[unclosed-log] ")
          .contains(SITE);
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  @EachJdk
  void noSlf4j_isStandardError_afterPatience(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(Service.class).on(jdk).withAgent(QUICK).start()) {
      jvm.ask("forget");
      assertThat(jvm.awaitErrors().get(0)).startsWith("unclosed: ").contains(SITE);
    }
  }

  @EachJdk
  void slf4jWithoutAProvider_isNoLog(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(Service.class)
            .on(jdk)
            .withClassPath(TOOLS.resolve("logback").resolve("slf4j-api.jar"))
            .withAgent(QUICK)
            .start()) {
      jvm.ask("start");
      jvm.ask("forget");
      awaitError(jvm, one -> one.startsWith("unclosed: ") && one.contains(SITE));
    }
  }

  /** A provider chosen late, when the agent has long had something to say, still wins. */
  @EachJdk
  void slf4jThatIsLoadedOnly_isLeftAlone_andGetsTheLineOnceTheApplicationHasChosen(Jdk jdk) {
    try (ForkedJvm jvm = limited(jdk, "slf4j-simple")) {
      jvm.ask("load");
      openUpTo(jvm, 80);
      assertThat(jvm.printedErrors()).isEmpty();
      jvm.ask("property", "slf4j.provider", OwnProvider.class.getName());
      assertThat(jvm.ask("start").get(0)).startsWith(OwnProvider.class.getName());
      String line = awaitPrinted(jvm, one -> one.contains(" io.unclosed "));
      assertThat(line).startsWith("OWN WARN io.unclosed severity=WARNING ");
      // slf4j says itself that the property decided.
      assertThat(jvm.printedErrors()).noneMatch(one -> one.startsWith("unclosed"));
    }
  }

  @EachJdk
  void lineThatWaits_isOnStandardErrorAtTheEnd(Jdk jdk) {
    try (ForkedJvm jvm = limited(jdk, "slf4j-simple")) {
      openUpTo(jvm, 80);
      assertThat(jvm.printedErrors()).isEmpty();
      assertThat(jvm.end()).isZero();
      assertThat(jvm.printedErrors().get(0)).startsWith("unclosed: 80");
    }
  }

  @EachJdk
  void descriptorsGone_isStandardErrorAtOnce_andTheLogWhenThereIsRoomAgain(Jdk jdk) {
    try (ForkedJvm jvm = ownLog(jdk)) {
      jvm.ask("open", "1000");
      awaitError(jvm, one -> one.contains("Service.open(Service.java:"));
      assertThat(jvm.printed()).noneMatch(one -> one.contains(" ERROR io.unclosed "));
      jvm.ask("close");
      awaitPrinted(jvm, one -> one.startsWith("OWN ERROR io.unclosed severity=CRITICAL "));
    }
  }

  @EachJdk
  void logThatThrows_isAFault_andTheLineIsOnStandardError(Jdk jdk) {
    try (ForkedJvm jvm = ownLog(jdk)) {
      jvm.ask("log", "throw");
      openUpTo(jvm, 80);
      awaitError(jvm, one -> one.startsWith("unclosed: 80"));
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.overhead("failures")).isPositive();
    }
  }

  @EachJdk
  void logThatBlocks_isAFault_andHoldsUpNothing(Jdk jdk) {
    try (ForkedJvm jvm = ownLog(jdk)) {
      jvm.ask("log", "block");
      openUpTo(jvm, 80);
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      awaitError(jvm, one -> one.startsWith("unclosed: 80"));
      detector.checkNow();
      assertThat(detector.overhead("failures")).isEqualTo(1);
      jvm.ask("log", "print");
      awaitPrinted(jvm, one -> one.startsWith("OWN WARN io.unclosed "));
    }
  }

  @EachJdk
  void redeployed_theOneThatRunsGetsTheLine_andBothCanBeCollected(Jdk jdk) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("logback.xml"),
            """
            <configuration>
              <property name="name" value="${deployed}"/>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>${name} %level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="OUT"/></root>
            </configuration>
            """);
    try (ForkedJvm jvm =
        ForkedJvm.running(Deploys.class)
            .on(jdk)
            .vm("-Dit.logback=" + TOOLS.resolve("logback"))
            .vm("-Dlogback.configurationFile=" + configuration)
            .withDescriptors(LIMIT)
            .withAgent(PATIENT)
            .start()) {
      jvm.ask("deploy", "first");
      openUpTo(jvm, 80);
      awaitPrinted(jvm, one -> one.startsWith("first WARN io.unclosed 80"));
      jvm.ask("stop");
      jvm.ask("deploy", "second");
      openUpTo(jvm, 90);
      awaitPrinted(jvm, one -> one.startsWith("second WARN io.unclosed 90"));
      jvm.ask("stop");
      jvm.ask("drop");
      Waiting.until(
          "both collected",
          Waiting.PATIENCE,
          () -> jvm.ask("collected").get(0).equals("2"),
          () -> jvm);
      assertThat(jvm.printedErrors()).isEmpty();
    }
  }

  private static JvmStart service(Jdk jdk, String log) {
    return ForkedJvm.running(Service.class).on(jdk).withClassPath(TOOLS.resolve(log).resolve("*"));
  }

  private static ForkedJvm limited(Jdk jdk, String log) {
    return service(jdk, log).withDescriptors(LIMIT).withAgent(PATIENT).start();
  }

  /** With the program's own provider, and that has said its first word. */
  private static ForkedJvm ownLog(Jdk jdk) {
    ForkedJvm jvm = limited(jdk, "slf4j-simple");
    jvm.ask("property", "slf4j.provider", OwnProvider.class.getName());
    jvm.ask("start");
    new Detector(jvm.ownBeans()).checkNow();
    return jvm;
  }

  /** Opens so many per cent of the descriptors, and has the agent look. */
  private static void openUpTo(ForkedJvm jvm, int percent) {
    int missing = (LIMIT * percent + 99) / 100 - jvm.descriptors().size();
    if (missing > 0) {
      jvm.ask("open", Integer.toString(missing));
    }
    new Detector(jvm.ownBeans()).checkNow();
  }

  private static String awaitPrinted(ForkedJvm jvm, Predicate<String> wanted) {
    Waiting.until(
        "a line of the log",
        Waiting.PATIENCE,
        () -> jvm.printed().stream().anyMatch(wanted),
        () -> jvm);
    return jvm.printed().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static void awaitError(ForkedJvm jvm, Predicate<String> wanted) {
    Waiting.until(
        "a line on standard error",
        Waiting.PATIENCE,
        () -> jvm.printedErrors().stream().anyMatch(wanted),
        () -> jvm);
  }

  private static Path[] jars(String log) {
    List<File> files =
        Arrays.asList(Objects.requireNonNull(TOOLS.resolve(log).toFile().listFiles()));
    return files.stream().map(File::toPath).toArray(Path[]::new);
  }
}
