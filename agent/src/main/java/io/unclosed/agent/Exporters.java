package io.unclosed.agent;

import io.unclosed.agent.export.jfr.FlightRecorderExport;
import io.unclosed.agent.export.jmx.ManagementBeans;
import io.unclosed.agent.export.log.LogEvent;
import io.unclosed.agent.export.log.LogLevel;
import io.unclosed.agent.export.log.LogSink;
import io.unclosed.agent.export.text.DumpFolder;
import io.unclosed.agent.export.text.JsonDump;
import io.unclosed.agent.export.text.LeakReport;
import io.unclosed.agent.export.text.Marks;
import io.unclosed.agent.export.text.OpenList;
import io.unclosed.agent.export.text.Reading;
import io.unclosed.agent.export.text.ShortReport;
import io.unclosed.agent.export.text.StderrLines;
import io.unclosed.agent.export.text.TextReports;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns everything that shows findings, and decides when each speaks.
 *
 * <p>The heartbeat calls {@link #publish} after every check: the beans, the recording and standard
 * error get what is new, and a report is written when a limit is near or an open failed. {@link
 * #begin} opens what is needed for that, and makes each report once while descriptors are free,
 * because a class that is not loaded yet cannot be loaded when there are none.
 *
 * <p>The JMX beans are registered when the application first asks for the platform's MBean server,
 * on its thread; hence the lock around {@code beans}. All else belongs to the heartbeat's thread.
 */
final class Exporters {
  private static final String RECORDING = "exporter flight recorder";

  /** With fewer descriptors left, a log that opens a file may take the application's last ones. */
  private static final long ROOM_TO_LOG = 16;

  private final Options options;
  private final AgentLoop loop;
  private final StationGuard guard;
  private final InternalErrors internalErrors;
  private final LedgerStart start;
  private final FdReserve fdReserve = new FdReserve();
  private final TextReports texts;
  private final DumpFolder dumps;
  private final StderrLines lines;
  private final LogSink log;
  private final Marks descriptorMarks = Marks.ofDescriptors();
  private final Marks memoryMarks = Marks.ofMemory();
  private @Nullable ManagementBeans beans;
  private @Nullable FlightRecorderExport recorder;
  private long failuresSeen;
  private final HourlyFailures failedOpens = new HourlyFailures();
  private final HourlyFailures failedStarts = new HourlyFailures();
  private final HourlyFailures failedConnects = new HourlyFailures();

  Exporters(
      Options options,
      AgentLoop loop,
      StationGuard guard,
      InternalErrors internalErrors,
      LedgerStart start,
      Redaction redaction,
      LogSink log) {
    this.options = options;
    this.loop = loop;
    this.guard = guard;
    this.internalErrors = internalErrors;
    this.start = start;
    HeartbeatQueries queries = loop.queries();
    texts = new TextReports(queries, System::currentTimeMillis, redaction, this::notes);
    dumps =
        new DumpFolder(options.dump(), queries.about().pid(), fdReserve::giveOneBack, System.err);
    lines = new StderrLines(redaction);
    this.log = log;
  }

  private List<String> notes(Findings findings) {
    List<String> notes = new ArrayList<>(options.notes());
    notes.addAll(options.ignore().unmatched(findings.dismissed()));
    notes.addAll(loop.unmet());
    return notes;
  }

  /** On the heartbeat's thread, after the first check. */
  void begin() {
    fdReserve.fill();
    if (options.jfr() && recorder == null) {
      guard.run(RECORDING, this::record);
    }
    guard.run("exporter report", this::rehearse);
    alarm(loop.findings().snapshot().descriptors());
  }

  private void record() {
    FlightRecorderExport exporter =
        new FlightRecorderExport(loop.queries(), loop.details(), start::record, internalErrors);
    exporter.install();
    recorder = exporter;
  }

  // What is needed when no descriptor is left must have run once while there was one.
  private void rehearse() {
    Reading reading = texts.reading(loop.findings());
    StringBuilder nowhere = new StringBuilder();
    List<OpenResourceInfo> none = loop.allResources();
    try {
      LeakReport.whole(reading);
      LeakReport.headline(reading);
      ShortReport.ofExhaustion(reading);
      ShortReport.ofMemory(reading, 0);
      ShortReport.ofPorts(reading);
      ShortReport.ofThreads(reading);
      OpenList.write(nowhere, reading, none);
      JsonDump.write(nowhere, reading, none);
    } catch (IOException impossible) {
      internalErrors.add(impossible);
    }
  }

  /** Registers the beans, once; called where somebody asks for the platform's server. */
  synchronized void serverAsked(Object server) {
    if (beans != null || options.jmx().equals("off")) {
      return;
    }
    ManagementBeans made = new ManagementBeans(loop.queries(), texts);
    try {
      registered(made, server);
      beans = made;
    } catch (RuntimeException | LinkageError e) {
      internalErrors.add(e);
    }
  }

  // Whoever asks for the server need not be allowed to register anything: the agent is.
  @SuppressWarnings("removal") // a security manager is possible until 23
  private static void registered(ManagementBeans made, Object server) {
    AccessController.doPrivileged(
        (PrivilegedAction<@Nullable Void>)
            () -> {
              made.register(server);
              return null;
            });
  }

  /** Has the beans registered without anybody asking; not before the application had its say. */
  void register() {
    if (!options.jmx().equals("off")
        && ModuleLayer.boot().findModule("java.management").isPresent()) {
      // Woven: it comes back to serverAsked.
      ManagementFactory.getPlatformMBeanServer();
    }
  }

  /**
   * Shows what is new; an exporter that fails keeps none of the others. On the heartbeat's thread.
   */
  void publish(Findings findings) {
    long now = findings.snapshot().nanos();
    ManagementBeans registered;
    synchronized (this) {
      registered = beans;
    }
    if (registered != null) {
      guard.run("exporter jmx", () -> registered.publish(findings));
    }
    FlightRecorderExport recording = recorder;
    if (recording != null) {
      guard.run(RECORDING, () -> recording.publish(findings));
    }
    log.exhausted(isExhausted(findings.snapshot()));
    if (says("warn")) {
      guard.run("exporter log", () -> say(findings, now));
    }
    guard.run("exporter dump", () -> limits(findings, now));
    alarm(findings.snapshot().descriptors());
    guard.run("delivery to the log", () -> log.deliver(System.nanoTime()));
  }

  private void say(Findings findings, long now) {
    for (LogEvent line : lines.of(findings, now)) {
      log.log(line);
    }
  }

  private boolean isExhausted(Snapshot snapshot) {
    DescriptorAccount account = snapshot.descriptors();
    long failures = snapshot.openFailures() + snapshot.threads().failedStarts();
    boolean failedSince = failures > failuresSeen;
    failuresSeen = failures;
    return failedSince
        || (account.softLimit() > 0 && account.kernel() > account.softLimit() - ROOM_TO_LOG);
  }

  private boolean says(String level) {
    return says(options, level);
  }

  /** Whether the option {@code log} asks for what is of that level. */
  static boolean says(Options options, String level) {
    String order = "off error warn info debug";
    return order.indexOf(options.log()) >= order.indexOf(level);
  }

  private void limits(Findings findings, long now) {
    DescriptorAccount account = findings.snapshot().descriptors();
    ProcessSample process = findings.snapshot().process();
    int descriptors = descriptorMarks.reached(account.kernel(), account.softLimit(), now);
    int memory = memoryMarks.reached(process.memoryUsed(), process.memoryLimit(), now);
    Snapshot snapshot = findings.snapshot();
    boolean exhausted = failedOpens.areDue(snapshot.openFailures(), now);
    boolean threads = failedStarts.areDue(snapshot.threads().failedStarts(), now);
    boolean ports = failedConnects.areDue(snapshot.kernel().connectFailures(), now);
    if (descriptors > 0 || memory > 0 || exhausted || threads || ports) {
      // States and peers may be minutes old. All that is told here is marked as told by now, so
      // the check comes back to this point at most once.
      Reading reading = texts.reading(loop.check(true));
      if (memory > 0) {
        urgent(reading, Severity.WARNING, ShortReport.ofMemory(reading, memory));
      }
      if (threads) {
        urgent(reading, Severity.CRITICAL, ShortReport.ofThreads(reading));
      }
      if (ports) {
        urgent(reading, Severity.CRITICAL, ShortReport.ofPorts(reading));
      }
      if (exhausted) {
        urgent(reading, Severity.CRITICAL, ShortReport.ofExhaustion(reading));
      } else if (descriptors > 0) {
        urgent(reading, Severity.WARNING, ShortReport.ofDescriptors(reading, descriptors));
      }
    }
  }

  // The next mark that is not reached yet: the kernel gives the lowest free number, so a number
  // tells how many are open.
  private void alarm(DescriptorAccount account) {
    long limit = account.softLimit();
    if (limit > 0) {
      for (int percent : new int[] {80, 90, 95}) {
        long number = limit * percent / 100;
        if (account.kernel() < number) {
          start.alarmAt((int) Math.min(number, Integer.MAX_VALUE));
          return;
        }
      }
    }
  }

  private void urgent(Reading reading, Severity severity, String brief) {
    if (says("warn")) {
      log.log(LogEvent.of(severity, brief.stripTrailing()));
    }
    String path = dump(reading);
    if (says("warn") && !path.equals(DumpFolder.STDERR)) {
      String where = "unclosed: full report: ".concat(path);
      log.log(LogEvent.plain(LogLevel.of(severity), where));
    }
  }

  /** Writes report, list and JSON; gives the report's path. On the heartbeat's thread. */
  String dump(Findings findings) {
    return dump(texts.reading(findings));
  }

  private String dump(Reading reading) {
    List<OpenResourceInfo> open = loop.allResources();
    String path =
        dumps.write(
            reading.nowMillis(),
            out -> out.append(LeakReport.whole(reading)),
            out -> OpenList.write(out, reading, open),
            out -> JsonDump.write(out, reading, open));
    // The files are closed again: what they took goes back into the reserve before others take it.
    fdReserve.fill();
    return path;
  }

  /** The report as text. From any thread. */
  String report() {
    return texts.leaks();
  }

  /** The report as JSON. On the heartbeat's thread. */
  String json(Findings findings) {
    StringBuilder text = new StringBuilder();
    try {
      JsonDump.write(text, texts.reading(findings), loop.allResources());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }
}
