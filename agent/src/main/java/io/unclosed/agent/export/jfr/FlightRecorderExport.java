package io.unclosed.agent.export.jfr;

import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.jfr.ResourceEvents;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Findings as events of the flight recorder, once somebody records.
 *
 * <p>Until then it is a listener that costs nothing: the first event class costs 8 to 15 MB and 140
 * ms of CPU. Without {@code jdk.jfr} in the image it is nothing at all. This class names no class
 * of {@code jdk.jfr}, so it loads everywhere.
 */
public final class FlightRecorderExport {
  private final AgentQueries agentQueries;
  private final SiteDetails details;
  private final Consumer<@Nullable ResourceEvents> recording;
  private final Consumer<Throwable> faults;
  private @Nullable AutoCloseable listener;
  private volatile @Nullable Consumer<Findings> events;

  /**
   * Installs nothing yet.
   *
   * @param desk what the periodic events are read from; only what never waits
   * @param details stacks, and the oldest resource of a suspect
   * @param recording told where to write opens and closes when a recording begins, and null when
   *     none is left; called on the thread that starts or stops it
   * @param faults told what went wrong; must not throw
   */
  public FlightRecorderExport(
      AgentQueries agentQueries,
      SiteDetails details,
      Consumer<@Nullable ResourceEvents> recording,
      Consumer<Throwable> faults) {
    this.agentQueries = agentQueries;
    this.details = details;
    this.recording = recording;
    this.faults = faults;
  }

  /**
   * Waits for recordings from now on; where one is running already, begins at once.
   *
   * @return false where the image has no flight recorder
   */
  public synchronized boolean install() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      return false;
    }
    if (listener == null) {
      listener = RecorderListener.install(agentQueries, details, this::recorder, recording, faults);
    }
    return true;
  }

  private void recorder(@Nullable Consumer<Findings> events) {
    this.events = events;
  }

  /** Writes no more; what is recorded stays. */
  public synchronized void uninstall() {
    AutoCloseable installed = listener;
    listener = null;
    events = null;
    if (installed != null) {
      try {
        installed.close();
      } catch (Exception e) {
        faults.accept(e);
      }
    }
  }

  /**
   * Writes what is new in these findings; does nothing before somebody records.
   *
   * <p>Give it each findings once, in order. Never throws, never waits.
   */
  public void publish(Findings findings) {
    Consumer<Findings> writer = events;
    if (writer != null) {
      writer.accept(findings);
    }
  }
}
