package io.unclosed.agent.export.jfr;

import io.unclosed.agent.export.MemoryParts;
import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.jfr.AgentOverheadEvent;
import io.unclosed.jfr.MemoryPartEvent;
import io.unclosed.jfr.OpenSiteEvent;
import io.unclosed.jfr.ProcessSampleEvent;
import io.unclosed.jfr.SocketStateEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * The events that the flight recorder asks for from time to time: process, memory, sockets, sites,
 * overhead.
 *
 * <p>The recorder's thread calls, at the period that the recording's settings say, and gets figures
 * of the last findings; nothing is sampled for it. What goes wrong is counted as a fault of the
 * agent and never reaches the recorder.
 */
final class PeriodicEvents implements AutoCloseable {
  /** Sites written each period, without their stacks. */
  private static final int MOST_SITES = 50;

  /** Sites written at a chunk's end, with their stacks of some kilobytes each. */
  private static final int MOST_LAST_SITES = 200;

  private final AgentQueries agentQueries;
  private final SiteDetails details;
  private final Consumer<Throwable> faults;

  /** One for each event class. */
  private final List<Runnable> hooks = new ArrayList<>();

  /** Registers its own. */
  PeriodicEvents(AgentQueries agentQueries, SiteDetails details, Consumer<Throwable> faults) {
    this.agentQueries = agentQueries;
    this.details = details;
    this.faults = faults;
    add(ProcessSampleEvent.class, this::sample);
    add(MemoryPartEvent.class, this::memory);
    add(SocketStateEvent.class, this::sockets);
    add(OpenSiteEvent.class, () -> sites(MOST_SITES, SiteDetails.NONE));
    add(AgentOverheadEvent.class, this::overhead);
  }

  /**
   * Has an event written whenever its period says; what it throws is a fault, not the recorder's.
   */
  void add(Class<? extends Event> type, Runnable writes) {
    Runnable hook =
        () -> {
          try {
            writes.run();
          } catch (RuntimeException | LinkageError e) {
            faults.accept(e);
          }
        };
    FlightRecorder.addPeriodicEvent(type, hook);
    hooks.add(hook);
  }

  @Override
  public void close() {
    for (Runnable hook : hooks) {
      FlightRecorder.removePeriodicEvent(hook);
    }
    hooks.clear();
  }

  /** Everything once more, the sites with their stacks: for the end of a chunk. */
  void last() {
    sample();
    memory();
    sockets();
    overhead();
    sites(MOST_LAST_SITES, details);
  }

  private void sites(int most, SiteDetails stacks) {
    if (!new OpenSiteEvent().isEnabled()) {
      return;
    }
    Snapshot snapshot = agentQueries.findings().snapshot();
    List<CallSiteStats> frames = new ArrayList<>(snapshot.frames());
    // The JDK's own business is no line that anybody could mend.
    frames.removeIf(frame -> frame.openedBy().internal() && !frame.isMixed());
    frames.sort(Comparator.comparingLong(frame -> -frame.counts().open()));
    for (CallSiteStats frame : frames.subList(0, Math.min(most, frames.size()))) {
      OpenSiteEvent event = new OpenSiteEvent();
      event.siteId = frame.id();
      event.kind = frame.kind();
      event.open = frame.counts().open();
      event.opened = frame.counts().opened();
      event.closed = frame.counts().closed();
      event.collectedUnclosed = frame.counts().collected();
      event.oldestAge = frame.oldestNanos(snapshot.nanos());
      event.site = frame.site();
      event.stack = stacks.stack(frame.id());
      event.commit();
    }
  }

  private void sample() {
    ProcessSample sample = agentQueries.findings().snapshot().process();
    // Not by equals: a record's is linked at its first use, by throwables that JFR then counts.
    if (sample.rss() < 0 && sample.fds() < 0) {
      return;
    }
    ProcessSampleEvent event = new ProcessSampleEvent();
    event.rss = sample.rss();
    event.anonymous = sample.anonymous();
    event.fileBacked = sample.fileBacked();
    event.shared = sample.shared();
    event.virtual = sample.virtual();
    event.data = sample.data();
    event.swap = sample.swap();
    event.fds = OpenDescriptors.of(agentQueries.findings().snapshot());
    event.fdSoftLimit = sample.fdSoftLimit();
    event.fdHardLimit = sample.fdHardLimit();
    event.threads = sample.threads();
    event.memoryUsed = sample.memoryUsed();
    event.memoryLimit = sample.memoryLimit();
    event.commit();
  }

  private void memory() {
    Findings findings = agentQueries.findings();
    for (Map.Entry<String, Long> part :
        MemoryParts.bytes(findings.snapshot().memory()).entrySet()) {
      MemoryPartEvent event = new MemoryPartEvent();
      event.part = part.getKey();
      event.bytes = part.getValue();
      event.perHour = MemoryParts.perHour(part.getKey(), findings);
      event.commit();
    }
  }

  private void sockets() {
    for (Map.Entry<String, Long> state :
        agentQueries.findings().snapshot().sockets().states().entrySet()) {
      SocketStateEvent event = new SocketStateEvent();
      event.state = state.getKey();
      event.count = state.getValue();
      event.commit();
    }
  }

  private void overhead() {
    OverheadSample cost = agentQueries.overhead();
    AgentOverheadEvent event = new AgentOverheadEvent();
    event.cpuTime = (long) (cost.cpuSeconds() * 1e9);
    event.heapBytes = cost.heapBytes();
    event.resources = cost.resources();
    event.sites = cost.sites();
    event.capturesSkipped = cost.capturesSkipped();
    event.failures = cost.failures();
    event.state = agentQueries.state();
    event.lastCheckAge = agentQueries.lookSecondsAgo();
    event.commit();
  }
}
