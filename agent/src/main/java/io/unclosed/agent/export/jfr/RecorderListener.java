package io.unclosed.agent.export.jfr;

import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.jfr.ResourceEvents;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the flight recorder; loaded only where there is one.
 *
 * <p>No lock of ours: the recorder calls with its own lock held, and we call it back.
 */
final class RecorderListener implements FlightRecorderListener, AutoCloseable {
  private static final String OPENS = "io.unclosed.ResourceOpen#opens";

  private final AgentQueries agentQueries;
  private final SiteDetails details;
  private final Consumer<@Nullable Consumer<Findings>> recorder;
  private final Consumer<@Nullable ResourceEvents> recording;
  private final Consumer<Throwable> faults;
  private final TickRate rate = new TickRate();
  private volatile @Nullable FindingsEvents events;

  private RecorderListener(
      AgentQueries agentQueries,
      SiteDetails details,
      Consumer<@Nullable Consumer<Findings>> recorder,
      Consumer<@Nullable ResourceEvents> recording,
      Consumer<Throwable> faults) {
    this.agentQueries = agentQueries;
    this.details = details;
    this.recorder = recorder;
    this.recording = recording;
    this.faults = faults;
  }

  /** Adds a listener, which initialises nothing. */
  static AutoCloseable install(
      AgentQueries agentQueries,
      SiteDetails details,
      Consumer<@Nullable Consumer<Findings>> recorder,
      Consumer<@Nullable ResourceEvents> recording,
      Consumer<Throwable> faults) {
    RecorderListener listener =
        new RecorderListener(agentQueries, details, recorder, recording, faults);
    FlightRecorder.addListener(listener);
    listener.recordingStateChanged(null);
    return listener;
  }

  // The JDK holds the lock of its recorder's class here. Not to be asked for recordings now: that
  // takes the recorder's own lock, and who starts a recording takes the two the other way round.
  @Override
  public void recorderInitialized(FlightRecorder flightRecorder) {
    try {
      FindingsEvents registered = new FindingsEvents(agentQueries, details, rate, faults);
      events = registered;
      recorder.accept(registered::publish);
    } catch (RuntimeException | LinkageError e) {
      faults.accept(e);
    }
  }

  @Override
  public void recordingStateChanged(@Nullable Recording changed) {
    try {
      if (events != null) {
        look(FlightRecorder.getFlightRecorder());
      }
    } catch (RuntimeException | LinkageError e) {
      faults.accept(e);
    }
  }

  /** Until two looks agree: another thread may start a recording after a look, and be overruled. */
  private void look(FlightRecorder flightRecorder) {
    Wanted now = wanted(flightRecorder);
    Wanted before;
    do {
      before = now;
      recording.accept(
          before == Wanted.NONE ? null : RecordedResources.hidden(before == Wanted.ALL, rate));
      now = wanted(flightRecorder);
    } while (now != before);
  }

  /** Which opens the recordings that run want. */
  private enum Wanted {
    NONE,
    SOME,
    ALL
  }

  private static Wanted wanted(FlightRecorder flightRecorder) {
    Wanted wanted = Wanted.NONE;
    for (Recording one : flightRecorder.getRecordings()) {
      if (one.getState() == RecordingState.RUNNING && wanted != Wanted.ALL) {
        wanted = "all".equals(one.getSettings().get(OPENS)) ? Wanted.ALL : Wanted.SOME;
      }
    }
    return wanted;
  }

  @Override
  public void close() {
    FlightRecorder.removeListener(this);
    recording.accept(null);
    FindingsEvents registered = events;
    events = null;
    if (registered != null) {
      registered.close();
    }
  }
}
