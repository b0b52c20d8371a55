package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The peer has hung up and the program keeps its end.
 *
 * <p>Age alone proves nothing: pools of HTTP clients keep such sockets for minutes, or until
 * somebody next wants one. So at least ten are needed, and more than age: that they become more
 * over six checks, spread over the whole patience with CLOSE_WAIT, within which a pool would have
 * thrown some out; or that the end of stream was read, or data left unread, in ten of them for that
 * long.
 */
final class CloseWait implements Detector {
  private static final int ENOUGH = 10;

  private final Settings settings;
  private final List<TimeWindow> horizons;

  /** Null until a first socket is in CLOSE_WAIT, which at most lines never happens. */
  private @Nullable Past past;

  CloseWait(Settings settings, List<TimeWindow> horizons) {
    this.settings = settings;
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.CLOSE_WAIT;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (f == null || (f.held().sockets().closeWait() == 0 && past == null)) {
      return null;
    }
    SocketStats s = f.held().sockets();
    Past seen = past();
    seen.climb.pushAll(snapshot.nanos(), s.closeWait(), 0);
    seen.checks.add(snapshot.sockets().readAtNanos(), s.closeWait());
    long together = atOnePeerOrHere(s, snapshot.sockets());
    boolean rising = isRising(seen.checks, s);
    if (together >= ENOUGH && (rising || isPatient(s))) {
      seen.held = true;
      seen.heldNanos = snapshot.nanos();
    }
    seen.keeps(s.closeWait(), snapshot.nanos());
    if (AcceptTimes.isAccept(f.openedBy().api())
        && seen.keptNanos(snapshot.nanos()) >= settings.closeWaitNanos()) {
      // No client's pool keeps what was accepted.
      seen.held = true;
      seen.heldNanos = snapshot.nanos();
    }
    seen.held = seen.held && together >= ENOUGH / 2 && !calm(seen, snapshot.nanos());
    if (!seen.held) {
      return null;
    }
    List<GrowthInterval> rises = seen.climb.rises();
    boolean pressing = rising || !rises.isEmpty();
    String sentence = CloseWaitText.of(s, rises);
    return Detection.of(code(), Confidence.LIKELY, s.closeWait(), sentence, pressing, rises);
  }

  /** Rising, and not because the first have not been thrown out yet. */
  private boolean isRising(Checks checks, SocketStats s) {
    return checks.rising() && s.closeWaitOldestSeconds() * 1_000_000_000L >= oldEnough();
  }

  /** The last check and the oldest socket may each be one interval short. */
  private long oldEnough() {
    return settings.closeWaitNanos() * (Checks.COUNT - 1) / Checks.COUNT;
  }

  private static boolean isPatient(SocketStats s) {
    long patient = s.closeWaitUnreadPatient() + s.closeWaitAtEndPatient();
    return patient > 0 && patient >= Math.min(ENOUGH, s.closeWait());
  }

  private boolean calm(Past seen, long nowNanos) {
    return nowNanos - seen.heldNanos > 2 * settings.closeWaitNanos();
  }

  private Past past() {
    if (past == null) {
      past = new Past(settings, horizons);
    }
    return past;
  }

  /** One peer may be behind several frames, each of which would stay below the number. */
  private static long atOnePeerOrHere(SocketStats s, SocketTable table) {
    long most = s.closeWait();
    for (PeerCount mine : s.topPeers()) {
      for (PeerCount peer : table.peers()) {
        if (peer.state().equals("CLOSE_WAIT") && peer.remote().equals(mine.remote())) {
          most = Math.max(most, peer.count());
        }
      }
    }
    return s.closeWait() == 0 ? 0 : most;
  }

  /** What is remembered of a frame. */
  private static final class Past {
    private final TrendMonitor climb;
    private final Checks checks;
    private boolean held;
    private long heldNanos;

    /** Since when enough are in CLOSE_WAIT; -1 while fewer are. */
    private long enoughSinceNanos = -1;

    Past(Settings settings, List<TimeWindow> horizons) {
      climb = TrendMonitor.ofClimb(horizons, 2);
      checks = new Checks(settings.closeWaitNanos() / Checks.COUNT);
    }

    void keeps(long count, long nowNanos) {
      if (count < ENOUGH) {
        enoughSinceNanos = -1;
      } else if (enoughSinceNanos < 0) {
        enoughSinceNanos = nowNanos;
      }
    }

    long keptNanos(long nowNanos) {
      return enoughSinceNanos < 0 ? 0 : nowNanos - enoughSinceNanos;
    }
  }
}
