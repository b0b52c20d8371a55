package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** What is not known yet, and when it will be. */
final class Pending {
  /** Patiences after which growth is judged, of what no session explains. */
  private static final int JUDGED = 75;

  /** Patiences after which the growth of connections is judged. */
  private static final int CONNECTIONS_JUDGED = 360;

  /** Patiences after which the first trends are known. */
  private static final int TRENDS = 10;

  /** The share of closed ones up to which all pile up, suspect or not. */
  private static final double EXCEPTION = 0.05;

  /** Before that nothing that fills is judged, however short the patience. */
  private static final long FILLS_SECONDS = 720;

  private final Settings settings;

  Pending(Settings settings) {
    this.settings = settings;
  }

  String sentence(Snapshot snapshot, List<CallSiteActivity> callSites, List<LeakSuspect> suspects) {
    for (CallSiteActivity site : callSites) {
      boolean piles = site.closed() <= EXCEPTION * site.opened() || !site.suspectId().isEmpty();
      if (site.perHour() > 0 && piles && !isJudged(site, suspects)) {
        return tooEarly(site);
      }
    }
    long trends = left(TRENDS, snapshot.watchedNanos() / 1_000_000_000L);
    return trends <= 0
        ? ""
        : "Too early for trends; expect the first in about " + Format.seconds(trends) + ".";
  }

  private String tooEarly(CallSiteActivity site) {
    Kind kind = Kind.of(site.kind());
    boolean connection = kind.nature() == Nature.SESSION || kind == Kind.SERVER_SOCKET;
    long left =
        Math.max(
            left(connection ? CONNECTIONS_JUDGED : JUDGED, site.oldestSeconds()),
            FILLS_SECONDS - site.oldestSeconds());
    if (left <= 0) {
      return "";
    }
    String healthy = connection ? "a pool or sessions" : "a cache or a pool that fills";
    return "Too early to tell "
        + healthy
        + " from a leak; expect a verdict in about "
        + Format.seconds(left)
        + ".";
  }

  private long left(int patiences, long seconds) {
    return patiences * settings.patienceNanos() / 1_000_000_000L - seconds;
  }

  private static boolean isJudged(CallSiteActivity site, List<LeakSuspect> suspects) {
    for (LeakSuspect s : suspects) {
      if (s.id().equals(site.suspectId())) {
        return s.rating().confidence() != Confidence.POSSIBLE;
      }
    }
    return false;
  }
}
