package io.unclosed.agent.option;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  /** 2026-11-20 12:00 UTC. */
  private static final long NOON = 1_795_176_000_000L;

  @TempDir Path folder;

  private final Map<String, String> properties = new HashMap<>();

  @Test
  void nothingGiven_isTheDefaults() throws Exception {
    Options options = parse(null);

    assertThat(options.intervalNanos()).isEqualTo(SECONDS.toNanos(10));
    assertThat(options.patienceNanos()).isEqualTo(MINUTES.toNanos(1));
    assertThat(options.closeWaitNanos()).isEqualTo(MINUTES.toNanos(6));
    assertThat(options.kinds()).hasSize(18).contains("socket", "zlib", "memory");
    assertThat(options.track()).isEmpty();
    assertThat(options.app()).isEmpty();
    assertThat(options.ignore().lines()).isEmpty();
    assertThat(options.captureExact()).isFalse();
    assertThat(options.jfr()).isTrue();
    assertThat(options.jmx()).isEqualTo("on");
    assertThat(options.dump()).isEqualTo(".");
    assertThat(options.reportAtExit()).isFalse();
    assertThat(options.redactAddresses()).isFalse();
    assertThat(options.redactPaths()).isFalse();
    assertThat(options.log()).isEqualTo("warn");
    assertThat(options.notes()).isEmpty();
  }

  @Test
  void everyOption_isRead() throws Exception {
    Options options =
        parse(
            "interval=200ms,patience=2m, close-wait=1h,kinds=socket+file,track=jdbc+com.acme.Cursor#release,"
                + "app=com.acme.*+org.shop,ignore=com.acme.Old.*+3f9a60c2d1e87b45.1,capture=exact,jfr=off,"
                + "jmx=eager,dump=/var/log/unclosed,at-exit=report,redact=addresses+paths,log=debug,");

    assertThat(options.intervalNanos()).isEqualTo(MILLISECONDS.toNanos(200));
    assertThat(options.patienceNanos()).isEqualTo(MINUTES.toNanos(2));
    assertThat(options.closeWaitNanos()).isEqualTo(MINUTES.toNanos(60));
    assertThat(options.kinds()).containsExactly("socket", "file");
    assertThat(options.track()).containsExactly("jdbc", "com.acme.Cursor#release");
    assertThat(options.app()).containsExactly("com.acme", "org.shop");
    assertThat(options.ignore().patterns().matching("x", "com.acme.Old.read(Old.java:3)"))
        .isEqualTo("com.acme.Old.*");
    assertThat(options.captureExact()).isTrue();
    assertThat(options.jfr()).isFalse();
    assertThat(options.jmx()).isEqualTo("eager");
    assertThat(options.dump()).isEqualTo("/var/log/unclosed");
    assertThat(options.reportAtExit()).isTrue();
    assertThat(options.redactAddresses()).isTrue();
    assertThat(options.redactPaths()).isTrue();
    assertThat(options.log()).isEqualTo("debug");
  }

  @Test
  void agentOption_winsOverPropertyAndPropertyOverFile() throws Exception {
    Path file = write("unclosed.properties", "log=info\njmx=off\njfr=off\n");
    properties.put("unclosed.log", "error");
    properties.put("unclosed.jmx", "eager");

    Options options = parse("config=" + file + ",log=debug");

    assertThat(options.log()).isEqualTo("debug");
    assertThat(options.jmx()).isEqualTo("eager");
    assertThat(options.jfr()).isFalse();
  }

  @Test
  void configFile_mayBeNamedByProperty() throws Exception {
    properties.put("unclosed.config", write("a.properties", "dump = /var/tmp/\u00e4\n").toString());

    assertThat(parse("").dump()).isEqualTo("/var/tmp/\u00e4");
  }

  @Test
  void intervalLongerThanSixthOfPatience_shrinksAndSaysSo() throws Exception {
    Options options = parse("patience=30s");

    assertThat(options.intervalNanos()).isEqualTo(SECONDS.toNanos(5));
    assertThat(options.notes())
        .containsExactly("interval: 10s is more than a sixth of patience=30s; 5s is used.");
  }

  @Test
  void neutralWords_areTheDefaults() throws Exception {
    properties.put("unclosed.kinds", "socket");
    properties.put("unclosed.redact", "paths");

    Options options = parse("kinds=all,redact=off,ignore=none,track=none");

    assertThat(options.kinds()).hasSize(18);
    assertThat(options.redactPaths()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          intervall=5s | unknown option "intervall"; did you mean interval?
          unclosed.jfr=on | unknown option "unclosed.jfr"; did you mean jfr?
          interval=10 | a duration is a whole number followed by ms, s, m or h, at most 8760h; write interval=10s.
          interval=5min | a duration is a whole number followed by ms, s, m or h, at most 8760h; write interval=5m.
          patience=9999999h | a duration is a whole number followed by ms, s, m or h, at most 8760h; write patience=8760h.
          interval=1ms | the minimum is interval=10ms.
          jfr=true | unknown value "true"; valid are on and off.
          jmx=Eager | unknown value "Eager"; did you mean eager?
          kinds=sockets+file | unknown kind "sockets"; did you mean socket?
          kinds=socket++file | the list has an empty item; separate items with a single +.
          redact=adresses | unknown value "adresses"; did you mean addresses?
          track=jdbcc | "jdbcc" is neither a type with a package nor the preset jdbc.
          track=com.acme.A# | "com.acme.A#" is not a type; write com.acme.Lease or com.acme.Cursor#release.
          app=com/acme | "com/acme" is not a package; write app=com.acme.
          ignore=com.acme.A#b | ignore: write com.acme.A.b (a dot instead of #).
          ignore=a b | ignore: " " is not allowed in a class, method or id; write com.acme.Cursor.*.
          log | no value; write log=VALUE.
          log= | no value.
          log=off,log=off | log is given twice; separate list items with +.
          """)
  void badOption_saysWhatWouldBeRight(String arguments, String expected) {
    String asWritten = arguments.contains(",") ? "log=off" : arguments;

    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(BadOptionException.class)
        .hasMessage(
            "bad option "
                + asWritten
                + ": "
                + expected
                + " Help: java -jar unclosed-agent.jar help");
  }

  @Test
  void farFromEveryOption_listsThem() {
    assertThatThrownBy(() -> parse("verbose=yes"))
        .hasMessageContaining("valid are interval, patience,")
        .hasMessageContaining(" log and config.");
  }

  @Test
  void badProperty_isShownAsProperty() {
    properties.put("unclosed.jfr", "yes");

    assertThatThrownBy(() -> parse(""))
        .hasMessageStartingWith("bad option -Dunclosed.jfr=yes: unknown value \"yes\"");
  }

  @Test
  void misspeltProperty_isFoundByName() {
    assertThatThrownBy(() -> Options.checkNames(List.of("java.home", "unclosed.ignor")))
        .hasMessageStartingWith(
            "bad option -Dunclosed.ignor: unknown option \"ignor\"; did you mean ignore?");
  }

  @Test
  void rightProperty_passes() throws Exception {
    Options.checkNames(List.of("java.home", "unclosed.ignore", "unclosedish.x"));
  }

  @Test
  void lineBreakAndLengthInValue_keepTheMessageOneShortLine() {
    assertThatThrownBy(() -> parse("log=a\nb\u001b[31m" + "x".repeat(5000)))
        .satisfies(
            e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b").hasSizeLessThan(400));
  }

  @Test
  void missingConfigFile_isNamedWithItsFolder() {
    assertThatThrownBy(() -> parse("config=no-such.properties"))
        .hasMessageContaining("/no-such.properties does not exist.");
  }

  @Test
  void unknownKeyInFile_isBad() throws Exception {
    Path file = write("a.properties", "patience=1m\nintervl=5s\n");

    assertThatThrownBy(() -> parse("config=" + file))
        .hasMessageContaining("bad option intervl=5s")
        .hasMessageContaining("did you mean interval?");
  }

  @Test
  void fileThatNamesAnotherFile_isBad() throws Exception {
    Path file = write("a.properties", "config=b.properties\n");

    assertThatThrownBy(() -> parse("config=" + file))
        .hasMessageContaining("a config file cannot name another one.");
  }

  @Test
  void endlessDevice_isNotRead() {
    assertThatThrownBy(() -> parse("ignore=@/dev/zero"))
        .hasMessageContaining("/dev/zero is not a file.");
  }

  @Test
  void ignoreFile_givesPatternsReasonsAndDates() throws Exception {
    Path file =
        write(
            "ignore.txt",
            "# what we know of\n\n"
                + "com.acme.Pool.*  keeps ten for ever until=2026-11-20 by design\n"
                + "com.acme.Gone  fixed in 2.1 until=2026-11-19\n"
                + "untracked:socket\n");

    Options options = parse("ignore=@" + file);

    assertThat(options.ignore().lines())
        .extracting(IgnoreLine::pattern)
        .containsExactly("com.acme.Pool.*", "untracked:socket");
    assertThat(options.ignore().lines().get(0).reason()).isEqualTo("keeps ten for ever by design");
    assertThat(options.notes())
        .containsExactly(
            "ignore: line 4 of " + file + " (com.acme.Gone) has expired and is no longer applied.",
            "ignore: line 5 of " + file + " (untracked:socket) has no reason.");
    assertThat(options.ignore().patterns().matching("x", "com.acme.Gone.a(Gone.java)")).isNull();
    assertThat(options.ignore().unmatched(List.of())).hasSize(2);
  }

  @Test
  void dateThatDoesNotExist_isBad() throws Exception {
    Path file = write("ignore.txt", "com.acme.A ok until=2027-02-29\n");

    assertThatThrownBy(() -> parse("ignore=@" + file))
        .hasMessageContaining(
            "line 1 of " + file + ": \"until=2027-02-29\" is not a date; write until=2027-01-31.");
  }

  private Options parse(String arguments) throws BadOptionException {
    return Options.parse(arguments, properties::get, NOON);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
