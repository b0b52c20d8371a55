package io.unclosed.agent.option;

import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options, checked and with their defaults. Immutable; what each means is in docs/options.md.
 *
 * <p>Read before the application's {@code main}, where a formatter, a file system provider or a
 * logger may fix a choice that the application means to make: hence the plain Java in this package.
 */
public final class Options {
  /** The value of {@link #dump()} that stands for standard error. */
  public static final String STDERR = "stderr";

  private static final long SHORTEST_INTERVAL = 10 * Durations.MILLI;

  /** Fewer samples than this within patience cannot tell a trend from two accidents. */
  private static final int INTERVALS_IN_PATIENCE = 6;

  private final long intervalNanos;
  private final long patienceNanos;
  private final long closeWaitNanos;
  private final List<String> kinds;
  private final List<String> track;
  private final List<String> app;
  private final Ignores ignore;
  private final String capture;
  private final String jfr;
  private final String jmx;
  private final String dump;
  private final String atExit;
  private final List<String> redact;
  private final String log;
  private final String logging;
  private final List<String> notes;

  private Options(RawOptions rawOptions, long wallMillis) throws BadOptionException {
    Values values = new Values(rawOptions);
    List<String> said = new ArrayList<>();
    long wanted = values.duration("interval", 10 * Durations.SECOND, SHORTEST_INTERVAL);
    patienceNanos =
        values.duration("patience", Durations.MINUTE, INTERVALS_IN_PATIENCE * SHORTEST_INTERVAL);
    intervalNanos = fitting(wanted, patienceNanos, said);
    closeWaitNanos = values.duration("close-wait", 6 * Durations.MINUTE, SHORTEST_INTERVAL);
    String[] every = Kind.ids();
    List<String> some = values.words("kinds", "all", every);
    kinds = List.of(some.isEmpty() ? every : some.toArray(new String[0]));
    track = Types.tracked(values);
    app = Types.application(values);
    ignore =
        Ignores.of(
            values.list("ignore", "none"),
            rawOptions.shown("ignore"),
            EpochDay.ofMillis(wallMillis),
            said);
    capture = values.word("capture", "budget", "exact");
    jfr = values.word("jfr", "on", "off");
    jmx = values.word("jmx", "on", "off", "eager");
    dump = values.text("dump", ".");
    atExit = values.word("at-exit", "off", "report");
    redact = values.words("redact", "off", new String[] {"addresses", "paths"});
    log = values.word("log", "warn", "off", "error", "info", "debug");
    logging = values.word("logging", "stderr", "application");
    notes = List.copyOf(said);
  }

  /**
   * Reads agent options, system properties and the file named by {@code config}; the earlier wins.
   *
   * @param agentArguments what stands behind {@code unclosed-agent.jar=}; null or empty when
   *     nothing does
   * @param systemProperty gives a system property by its full name ({@code unclosed.interval}),
   *     null when it is not set; usually {@code System.getProperty}
   * @throws BadOptionException when anything in any of the three is wrong; the agent then stays out
   */
  public static Options parse(
      @Nullable String agentArguments, Function<String, @Nullable String> systemProperty)
      throws BadOptionException {
    return parse(agentArguments, systemProperty, System.currentTimeMillis());
  }

  static Options parse(
      @Nullable String agentArguments,
      Function<String, @Nullable String> systemProperty,
      long wallMillis)
      throws BadOptionException {
    return new Options(RawOptions.collect(agentArguments, systemProperty), wallMillis);
  }

  /**
   * Finds a misspelt {@code -Dunclosed.…}, which {@link #parse} cannot see: it only asks for names
   * that exist.
   *
   * @param propertyNames the names of all system properties
   * @throws BadOptionException when one begins with {@code unclosed.} and is no option
   */
  public static void checkNames(Iterable<String> propertyNames) throws BadOptionException {
    for (String name : propertyNames) {
      if (name.startsWith(RawOptions.PROPERTY_PREFIX)) {
        RawOptions.known(name.substring(RawOptions.PROPERTY_PREFIX.length()), "-D".concat(name));
      }
    }
  }

  private static long fitting(long wanted, long patience, List<String> said) {
    long longest = patience / INTERVALS_IN_PATIENCE / Durations.MILLI * Durations.MILLI;
    if (wanted <= longest) {
      return wanted;
    }
    said.add(
        RawOptions.joined(
            "interval: ",
            Durations.text(wanted),
            " is more than a sixth of patience=",
            Durations.text(patience),
            "; ",
            Durations.text(longest),
            " is used."));
    return longest;
  }

  /** Time between two samples, in nanoseconds; at most a sixth of the patience. */
  public long intervalNanos() {
    return intervalNanos;
  }

  /** The shortest time before anything is evidence, in nanoseconds. */
  public long patienceNanos() {
    return patienceNanos;
  }

  /** Patience with CLOSE_WAIT, in nanoseconds. */
  public long closeWaitNanos() {
    return closeWaitNanos;
  }

  /** The kinds to track, by their words; all of them unless the user chose. */
  public List<String> kinds() {
    return kinds;
  }

  /**
   * Further types to track: {@code com.acme.Lease}, {@code com.acme.Cursor#release} or the preset
   * {@code jdbc}; empty when there are none.
   */
  public List<String> track() {
    return track;
  }

  /** Package or class prefixes of the application, without a trailing dot; empty: work it out. */
  public List<String> app() {
    return app;
  }

  /** What never to report. */
  public Ignores ignore() {
    return ignore;
  }

  /** Whether every open's stack is captured, whatever the rate ({@code capture=exact}). */
  public boolean captureExact() {
    return capture.equals("exact");
  }

  /** Whether JFR events are emitted. */
  public boolean jfr() {
    return jfr.equals("on");
  }

  /** {@code off}, {@code on} or {@code eager}. */
  public String jmx() {
    return jmx;
  }

  /** Folder for reports, as written; {@link #STDERR} for standard error. */
  public String dump() {
    return dump;
  }

  /** Whether a report is written when the JVM ends ({@code at-exit=report}). */
  public boolean reportAtExit() {
    return atExit.equals("report");
  }

  /** Whether addresses are replaced by tokens. */
  public boolean redactAddresses() {
    return redact.contains("addresses");
  }

  /** Whether paths are replaced by tokens. */
  public boolean redactPaths() {
    return redact.contains("paths");
  }

  /** {@code off}, {@code error}, {@code warn}, {@code info} or {@code debug}. */
  public String log() {
    return log;
  }

  /** Whether it is said in the application's own log, where there is one. */
  public boolean logsToApplication() {
    return logging.equals("application");
  }

  /**
   * What the user should know of their options although none is bad, one sentence each: a shortened
   * interval, an expired line to ignore. Empty as a rule. For a report, and for {@code log=info}.
   */
  public List<String> notes() {
    return notes;
  }
}
