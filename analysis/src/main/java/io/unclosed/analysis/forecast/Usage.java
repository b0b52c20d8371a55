package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.List;

/** What is used, by whom, and when it runs out: before anybody is suspected. */
public final class Usage {
  private final ActivityTracker sites;
  private final LimitForecasts forecasts;
  private final Pending pending;
  private Consequence near = Consequence.NONE;

  /** Nothing is known of the past. */
  public Usage(Settings settings) {
    sites = new ActivityTracker(settings);
    forecasts = new LimitForecasts(settings);
    pending = new Pending(settings);
  }

  /** Takes a snapshot in; the forecast of every limit, soonest first. */
  public List<LimitForecast> next(Snapshot snapshot) {
    List<LimitUse> uses = LimitUse.of(snapshot);
    sites.next(snapshot, uses);
    near = new Consequence();
    return List.copyOf(forecasts.next(snapshot.nanos(), uses, sites, near));
  }

  /** Which limits are near, and what takes them. */
  public Consequence near() {
    return near;
  }

  /** The call sites that grow most and that hold most. */
  public List<CallSiteActivity> callSites(Snapshot snapshot, List<LeakSuspect> suspects) {
    return sites.told(snapshot, suspects);
  }

  /** One sentence on what is not known yet; empty when all is judged. */
  public String pending(
      Snapshot snapshot, List<CallSiteActivity> callSites, List<LeakSuspect> suspects) {
    return pending.sentence(snapshot, callSites, suspects);
  }
}
