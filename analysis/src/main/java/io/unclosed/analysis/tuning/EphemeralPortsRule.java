package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.SocketTable.PortUse;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Local ports towards one destination run out. Exhaustion is per destination: the total number of
 * sockets, and of those in TIME_WAIT, means nothing.
 *
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">ip_local_port_range</a>
 */
final class EphemeralPortsRule implements TuningRule {
  private static final String ID = "EPHEMERAL_PORTS";
  private static final String RANGE = "net.ipv4.ip_local_port_range";
  private static final long LOW = 10240;
  private static final long HIGH = 65535;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(TuningContext s) {
    SocketTable table = s.snapshot().sockets();
    if (table.readAtNanos() == 0 && table.ephemeral().isEmpty()) {
      return Outcome.unknown(ID, "the socket table cannot be read");
    }
    PortUse worst = worst(table.ephemeral());
    long failed = s.counters().largest(Tuning.CONNECT_FAILURES);
    double share = worst == null ? 0 : share(worst);
    if (worst == null || (share < (s.advised().contains(ID) ? 0.5 : 0.7) && failed == 0)) {
      return Outcome.fine(
          ID,
          worst == null
              ? "No local ports are used for outgoing connections."
              : figures(worst) + ".");
    }
    return Outcome.advice(advice(s, worst, share >= 0.9 || failed > 0, failed));
  }

  private static @Nullable PortUse worst(List<PortUse> uses) {
    PortUse worst = null;
    for (PortUse use : uses) {
      if (use.available() > 0 && (worst == null || share(use) > share(worst))) {
        worst = use;
      }
    }
    return worst;
  }

  private static double share(PortUse use) {
    return (double) use.used() / use.available();
  }

  private static TuningAdvice advice(
      TuningContext s, PortUse worst, boolean critical, long failed) {
    LeakSuspect leak = leakTowards(s.suspects(), worst.destination());
    boolean widen = s.setting(RANGE + ".low") > LOW;
    String range = LOW + " " + HIGH;
    List<String> remedy = new ArrayList<>();
    remedy.add(first(worst, leak));
    List<String> persist = List.of();
    if (widen) {
      remedy.addAll(SysctlRemedy.now(s.environment(), RANGE, range));
      remedy.add(
          "If services listen on ports in that range, exclude these:"
              + " net.ipv4.ip_local_reserved_ports.");
      persist = SysctlRemedy.persist(s.environment(), RANGE, range);
    }
    List<String> evidence = new ArrayList<>();
    evidence.add(figures(worst) + " (in the whole network namespace).");
    if (failed > 0) {
      evidence.add(
          Format.count(failed, "connect")
              + " failed within "
              + Format.duration(s.counters().windowNanos())
              + " because no local port was free (EADDRNOTAVAIL).");
    }
    return new TuningAdvice(
        ID,
        critical ? Severity.CRITICAL : Severity.WARNING,
        failed > 0 ? Confidence.CERTAIN : Confidence.LIKELY,
        widen ? RANGE : "",
        s.setting(RANGE + ".low") + " " + s.setting(RANGE + ".high"),
        widen ? range : "",
        figures(worst) + (leak == null ? "" : "; fix the leak first"),
        List.copyOf(evidence),
        List.copyOf(remedy),
        persist,
        "Do not act on TIME_WAIT counts alone: sockets in TIME_WAIT are normal. tcp_fin_timeout does"
            + " not shorten TIME_WAIT; tcp_tw_reuse=1 helps outgoing connections only.",
        leak == null ? "" : leak.id());
  }

  private static String first(PortUse worst, @Nullable LeakSuspect leak) {
    if (leak != null) {
      return TuningContext.fixFirst(leak);
    }
    return 2 * worst.timeWait() > worst.used()
        ? "First, reuse connections to "
            + worst.destination()
            + ": most of these ports are in TIME_WAIT, one for each closed connection."
        : "First, limit the size of the connection pool for "
            + worst.destination()
            + ", or use more destination addresses: open connections occupy most of these ports.";
  }

  private static @Nullable LeakSuspect leakTowards(List<LeakSuspect> suspects, String destination) {
    for (LeakSuspect suspect : suspects) {
      if (suspect.figures() != null && suspect.rating().severity() != Severity.INFO) {
        for (PeerCount peer : suspect.figures().held().sockets().topPeers()) {
          if (peer.remote().equals(destination)) {
            return suspect;
          }
        }
      }
    }
    return null;
  }

  private static String figures(PortUse use) {
    return Format.count(use.used())
        + " of "
        + Format.count(use.available())
        + " local ports are used for connections to "
        + use.destination()
        + ", "
        + Format.count(use.timeWait())
        + " of them in TIME_WAIT";
  }
}
