package io.unclosed.agent;

import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.Desk;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.outlet.Growth;
import io.unclosed.agent.outlet.OpenResource;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Suspect;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The desk at which outlets ask: from what is known, or on the heartbeat's thread. */
final class FrontDesk implements Desk {
  private static final int DEFAULT_RESOURCES = 100;
  private static final int DEFAULT_GROWTH = 50;

  /** Ids that a refusal lists. */
  private static final int LISTED = 10;

  private final Watch watch;
  private final Heartbeat heartbeat;
  private final About about;
  private final Veil veil;

  FrontDesk(Watch watch, Heartbeat heartbeat, About about, Veil veil) {
    this.watch = watch;
    this.heartbeat = heartbeat;
    this.about = about;
    this.veil = veil;
  }

  @Override
  public Findings findings() {
    return watch.findings();
  }

  @Override
  public Findings checkNow() {
    return heartbeat.ask(() -> watch.check(true));
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Overhead overhead() {
    return watch.overhead();
  }

  @Override
  public String state() {
    return watch.state();
  }

  @Override
  public FurtherFacts further() {
    return watch.further();
  }

  @Override
  public List<OpenResource> openResources(String id, int limit) {
    int most = limit <= 0 ? DEFAULT_RESOURCES : limit;
    return heartbeat.ask(
        () -> {
          List<OpenResource> found = watch.stations().resources.of(id, most);
          if (found == null) {
            throw noSuch(id);
          }
          return veil.over(found);
        });
  }

  @Override
  public String stack(String id) {
    String text = watch.details().stack(id);
    if (text.isEmpty()) {
      throw noSuch(id);
    }
    return text;
  }

  private IllegalArgumentException noSuch(String id) {
    Findings findings = watch.findings();
    Set<String> known = new TreeSet<>();
    for (Suspect suspect : findings.suspects()) {
      if (known.size() < LISTED) {
        known.add(suspect.id() + " (" + suspect.kind() + " " + suspect.site() + ")");
      }
    }
    for (FrameFigures frame : findings.snapshot().frames()) {
      if (known.size() < LISTED && frame.open() > 0 && !frame.internal()) {
        known.add(frame.id() + " (" + frame.kind() + " " + frame.site() + ")");
      }
    }
    return new IllegalArgumentException(
        "no suspect or site has the id '" + id + "'; there are: " + String.join(", ", known));
  }

  @Override
  public void dismiss(String id) {
    heartbeat.ask(
        () -> {
          watch.stations().analysis.dismiss(id);
          return watch.check(false);
        });
  }

  @Override
  public void restore(String id) {
    heartbeat.ask(
        () -> {
          watch.stations().analysis.restore(id);
          return watch.check(false);
        });
  }

  @Override
  public String dump() {
    return heartbeat.ask(() -> watch.outlets().dump(watch.check(true)));
  }

  @Override
  public void markBaseline() {
    heartbeat.ask(
        () -> {
          watch.check(false);
          watch.stations().baseline.mark(false);
          return true;
        });
  }

  @Override
  public List<Growth> growthSinceBaseline(int limit) {
    List<Growth> rows =
        heartbeat.ask(
            () -> {
              watch.check(false);
              return watch.stations().baseline.growth(limit <= 0 ? DEFAULT_GROWTH : limit);
            });
    if (rows == null) {
      throw new IllegalStateException("no baseline: call markBaseline() first");
    }
    return rows;
  }

  /** The report, of a fresh check. */
  String freshReport() {
    checkNow();
    return watch.outlets().report();
  }

  /** Report and open resources as JSON, of a fresh check. */
  String json() {
    return heartbeat.ask(() -> watch.outlets().json(watch.check(true)));
  }
}
