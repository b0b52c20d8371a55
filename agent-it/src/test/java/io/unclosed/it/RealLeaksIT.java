package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import programs.real.leaks.Leaks;

/**
 * Real libraries from Maven Central that leave something open once in seven times: five by their
 * own fault, at a version in which it is known, and nine because the program forgets.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealLeaksIT {
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final String QUICK = "interval=150ms,patience=1s";

  /**
   * What is to be found.
   *
   * @param leak the class that does it
   * @param kind of what it leaves open
   * @param method in which the blamed line stands
   * @param evidence one of these has to be told
   */
  private record Case(String leak, String kind, String method, List<String> evidence) {
    @Override
    public String toString() {
      return leak;
    }
  }

  private static final List<Case> CASES =
      List.of(
          // The library's own leak: it drops what it opened, and the collector finds it.
          dropped("JedisPicksAMissingDatabase", "socket", "lease"),
          dropped("Zip4jReadsASplitArchive", "file", "list"),
          dropped("PdfBoxEmbedsAnUnusedFont", "file", "embed"),
          dropped("JacksonMeetsAStrangeEncoding", "file", "parse"),
          dropped("TapeOpensADamagedQueue", "file", "open"),
          // The program's.
          kept("ApacheClientPerCall", "socket", "fetch"),
          kept("CompressArchiveOnError", "file", "open"),
          kept("GrpcChannelPerCall", "socket", "connect"),
          kept("HikariPoolPerTenant", "thread", "pool"),
          kept("JdkClientPerCall", "thread", "client"),
          kept("KafkaProducerPerMessage", "thread", "producer"),
          kept("LuceneReaderPerSearch", "file", "open"),
          kept("NettyGroupPerClient", "selector", "group"),
          kept("OkHttpBodyOnError", "socket", "fetch"));

  private static Case dropped(String leak, String kind, String method) {
    return new Case(leak, kind, method, List.of("COLLECTED_UNCLOSED"));
  }

  private static Case kept(String leak, String kind, String method) {
    return new Case(leak, kind, method, List.of("OUTLIVED", "GROWING"));
  }

  static Stream<Arguments> cases() {
    return CASES.stream()
        .flatMap(leak -> Jdks.found().stream().map(jdk -> Arguments.of(leak, jdk)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void leakOfARealLibrary_isFoundAtItsLine(Case leak, Jdk jdk) throws IOException {
    try (FarEnd far = new FarEnd();
        ForkedJvm jvm =
            ForkedJvm.running(Leaks.class, leak.leak())
                .on(jdk)
                .vm(far.properties())
                .withLibraries()
                .withAgent(QUICK)
                .start()) {
      assertThat(jvm)
          .raisesSuspectWithin(BOUND)
          .ofKind(leak.kind())
          .blaming(leak.leak() + ".java", leak.method())
          .withOneOf(leak.evidence());
      assertThat(jvm.ask("trouble").get(0)).as("leaked so far").matches("[1-9][0-9]*");
      assertNothingElseIsAWarning(leak, new Detector(jvm.ownBeans()));
    }
  }

  // Threads and sockets that one client holds may well stand at two lines of the program.
  private static void assertNothingElseIsAWarning(Case leak, Detector detector) {
    assertThat(detector.suspects())
        .as(() -> detector.report())
        .filteredOn(suspect -> !suspect.severity().equals("INFO"))
        .allSatisfy(suspect -> assertThat(suspect.headline()).contains(leak.leak() + ".java:"));
  }
}
