package io.unclosed.agent.outlet.jfr;

import io.unclosed.agent.outlet.Desk;
import io.unclosed.agent.outlet.EvidenceCodes;
import io.unclosed.agent.outlet.Exhaustion;
import io.unclosed.agent.outlet.ExhaustionWatch;
import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.Recommendation;
import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.SuspectChange;
import io.unclosed.jfr.ExhaustionEvent;
import io.unclosed.jfr.LeakSuspectEvent;
import io.unclosed.jfr.RecommendationEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the findings tell as events: when it happens, and all of it again at a chunk's end, so that
 * each recording is complete however short.
 */
final class FindingsEvents implements AutoCloseable {
  /** Suspects and recommendations written at a chunk's end. */
  private static final int MOST = 50;

  private final Desk desk;
  private final SiteDetails details;
  private final Consumer<Throwable> faults;
  private final Backdate backdate;
  private final ExhaustionWatch exhaustions = new ExhaustionWatch();
  private final PeriodicEvents periodic;

  /** Ids of the recommendations last seen; as many as there are rules. */
  private Set<String> advised = new HashSet<>();

  /** Registers the events. */
  FindingsEvents(Desk desk, SiteDetails details, TickRate rate, Consumer<Throwable> faults) {
    this.desk = desk;
    this.details = details;
    this.faults = faults;
    backdate = new Backdate(LeakSuspectEvent.class, rate);
    exhaustions.since(desk.findings());
    periodic = new PeriodicEvents(desk, details, faults);
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
      for (Exhaustion exhaustion : exhaustions.since(findings)) {
        commit(exhaustion);
      }
      for (SuspectChange change : findings.changes()) {
        boolean cleared = change.what() == SuspectChange.What.CLEARED;
        Suspect suspect = change.suspect();
        commit(
            suspect,
            cleared ? "CLEARED" : suspect.severity().name(),
            cleared ? "Cleared: " + change.reason() : suspect.headline());
      }
      Set<String> now = new HashSet<>();
      for (Recommendation advice : findings.recommendations()) {
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
    List<Suspect> suspects = desk.findings().suspects();
    for (Suspect suspect : suspects.subList(0, Math.min(MOST, suspects.size()))) {
      commit(suspect, suspect.severity().name(), suspect.headline());
    }
    periodic.last();
  }

  private void recommendations() {
    List<Recommendation> advice = desk.findings().recommendations();
    for (Recommendation one : advice.subList(0, Math.min(MOST, advice.size()))) {
      commit(one);
    }
  }

  private void commit(Suspect suspect, String severity, String headline) {
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

  private static void commit(Recommendation advice) {
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

  private static void commit(Exhaustion exhaustion) {
    ExhaustionEvent event = new ExhaustionEvent();
    event.what = exhaustion.what();
    event.limit = exhaustion.limit();
    event.used = exhaustion.used();
    event.topSite = exhaustion.topSite();
    event.commit();
  }
}
