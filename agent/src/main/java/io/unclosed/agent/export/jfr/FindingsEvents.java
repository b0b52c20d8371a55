package io.unclosed.agent.export.jfr;

import io.unclosed.agent.export.EvidenceCodes;
import io.unclosed.agent.export.LimitAlarm;
import io.unclosed.agent.export.LimitReached;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.jfr.ExhaustionEvent;
import io.unclosed.jfr.LeakSuspectEvent;
import io.unclosed.jfr.RecommendationEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes suspects, recommendations and exhaustions into recordings.
 *
 * <p>Each is written when it happens, by {@link #publish}, and all that stands is written again at
 * the end of a chunk, so that each recording is complete however short. {@link PeriodicEvents} has
 * the events that the recorder itself asks for.
 */
final class FindingsEvents implements AutoCloseable {
  /** Suspects and recommendations written at a chunk's end. */
  private static final int MOST = 50;

  private final AgentQueries agentQueries;
  private final SiteDetails details;
  private final Consumer<Throwable> faults;
  private final Backdate backdate;
  private final LimitAlarm exhaustions = new LimitAlarm();
  private final PeriodicEvents periodic;

  /** Ids of the recommendations last seen; as many as there are rules. */
  private Set<String> advised = new HashSet<>();

  /** Registers the events. */
  FindingsEvents(
      AgentQueries agentQueries, SiteDetails details, TickRate rate, Consumer<Throwable> faults) {
    this.agentQueries = agentQueries;
    this.details = details;
    this.faults = faults;
    backdate = new Backdate(LeakSuspectEvent.class, rate);
    exhaustions.since(agentQueries.findings());
    periodic = new PeriodicEvents(agentQueries, details, faults);
    periodic.add(LeakSuspectEvent.class, this::chunkEnds);
    periodic.add(RecommendationEvent.class, this::recommendations);
  }

  @Override
  public void close() {
    periodic.close();
  }

  /** Writes what is new. */
  synchronized void publish(Findings findings) {
    try {
      for (LimitReached limitReached : exhaustions.since(findings)) {
        commit(limitReached);
      }
      for (SuspectChange change : findings.changes()) {
        boolean cleared = change.what() == SuspectChange.What.CLEARED;
        LeakSuspect suspect = change.suspect();
        commit(
            suspect,
            cleared ? "CLEARED" : suspect.rating().severity().name(),
            cleared ? "Cleared: " + change.reason() : suspect.text().headline());
      }
      Set<String> now = new HashSet<>();
      for (TuningAdvice advice : findings.recommendations()) {
        now.add(advice.id());
        if (!advised.contains(advice.id())) {
          commit(advice);
        }
      }
      advised = now;
    } catch (RuntimeException | LinkageError e) {
      faults.accept(e);
    }
  }

  /**
   * An event has one period only, and a recording shorter than it would have none of them; so what
   * is written each minute has its last word here.
   */
  private void chunkEnds() {
    List<LeakSuspect> suspects = agentQueries.findings().suspects();
    for (LeakSuspect suspect : suspects.subList(0, Math.min(MOST, suspects.size()))) {
      commit(suspect, suspect.rating().severity().name(), suspect.text().headline());
    }
    periodic.last();
  }

  private void recommendations() {
    List<TuningAdvice> advice = agentQueries.findings().recommendations();
    for (TuningAdvice one : advice.subList(0, Math.min(MOST, advice.size()))) {
      commit(one);
    }
  }

  private void commit(LeakSuspect suspect, String severity, String headline) {
    LeakSuspectEvent event = new LeakSuspectEvent();
    if (!event.isEnabled()) {
      return;
    }
    event.id = suspect.id();
    event.resourceId = details.oldestResource(suspect.id());
    event.severity = severity;
    event.kind = suspect.kind();
    event.evidence = EvidenceCodes.of(suspect);
    event.headline = headline;
    event.live = suspect.live();
    event.site = suspect.site();
    event.stack = details.stack(suspect.id());
    backdate.begin(event, TimeUnit.SECONDS.toNanos(suspect.oldestSeconds()));
    event.commit();
  }

  private static void commit(TuningAdvice advice) {
    RecommendationEvent event = new RecommendationEvent();
    event.id = advice.id();
    event.severity = advice.severity().name();
    event.confidence = advice.confidence().name();
    event.setting = advice.setting();
    event.current = advice.current();
    event.recommended = advice.recommended();
    event.headline = advice.headline();
    event.commit();
  }

  private static void commit(LimitReached limitReached) {
    ExhaustionEvent event = new ExhaustionEvent();
    event.what = limitReached.what();
    event.limit = limitReached.limit();
    event.used = limitReached.used();
    event.topSite = limitReached.topSite();
    event.commit();
  }
}
