package io.unclosed.agent.snapshot;

import io.unclosed.agent.option.Options;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.HeldDetails;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes addresses and paths from snapshots and lists, as the option {@code redact} asks.
 *
 * <p>A snapshot passes here before it is judged, so that what comes after it, every headline, bean,
 * event and dump, never has the real values. {@link Redaction} says what replaces them. Without the
 * option the same object is given back.
 */
public final class SnapshotRedactor {
  private final Redaction redaction;

  public SnapshotRedactor(Redaction redaction) {
    this.redaction = redaction;
  }

  /** What {@code redact} asks for, with a key of this JVM alone. */
  public static Redaction redaction(Options options) {
    if (!options.redactAddresses() && !options.redactPaths()) {
      return Redaction.NONE;
    }
    SecureRandom random = new SecureRandom();
    return new Redaction(
        options.redactAddresses(), options.redactPaths(), random.nextLong(), random.nextLong());
  }

  public List<OpenResourceInfo> over(List<OpenResourceInfo> resources) {
    if (redaction == Redaction.NONE) {
      return resources;
    }
    List<OpenResourceInfo> hidden = new ArrayList<>(resources.size());
    for (OpenResourceInfo r : resources) {
      String detail = redaction.detail(r.detail());
      hidden.add(
          new OpenResourceInfo(
              r.number(), r.kind(), detail, r.state(), r.ageSeconds(), r.thread(), r.id()));
    }
    return hidden;
  }

  public Snapshot over(Snapshot s) {
    if (redaction == Redaction.NONE) {
      return s;
    }
    List<CallSiteStats> frames = new ArrayList<>(s.frames().size());
    for (CallSiteStats frame : s.frames()) {
      frames.add(over(frame));
    }
    return new Snapshot(
        s.nanos(),
        s.watchedNanos(),
        s.fromStart(),
        s.openFailures(),
        frames,
        s.openByKind(),
        s.collectedByKind(),
        s.descriptors(),
        s.process(),
        over(s.sockets()),
        s.kernel(),
        s.environment(),
        s.memory(),
        s.bytesByKind(),
        s.threads());
  }

  private CallSiteStats over(CallSiteStats f) {
    SocketStats sockets = f.held().sockets();
    SocketStats hidden =
        new SocketStats(
            sockets.closeWait(),
            sockets.closeWaitUnread(),
            sockets.closeWaitAtEnd(),
            sockets.closeWaitOldestSeconds(),
            sockets.closeWaitUnreadPatient(),
            sockets.closeWaitAtEndPatient(),
            sockets.unreadMedianBytes(),
            peers(sockets.topPeers()));
    List<String> directories = new ArrayList<>();
    for (String directory : f.held().topDirectories()) {
      directories.add(redaction.sentence(directory));
    }
    return new CallSiteStats(
        f.id(),
        f.kind(),
        f.site(),
        f.openedBy(),
        f.counts(),
        f.times(),
        f.stacks(),
        new HeldDetails(
            hidden, directories, f.held().bytes(), f.held().pools(), f.held().poolKeeps()));
  }

  private SocketTable over(SocketTable t) {
    List<SocketTable.Listener> listeners = new ArrayList<>();
    for (SocketTable.Listener l : t.listeners()) {
      String local = redaction.sentence(l.local());
      listeners.add(
          new SocketTable.Listener(local, l.queued(), l.peakQueued(), l.backlog(), l.site()));
    }
    List<SocketTable.PortUse> ports = new ArrayList<>();
    for (SocketTable.PortUse p : t.ephemeral()) {
      String destination = redaction.sentence(p.destination());
      ports.add(new SocketTable.PortUse(destination, p.used(), p.timeWait(), p.available()));
    }
    return new SocketTable(
        t.readAtNanos(),
        t.states(),
        peers(t.peers()),
        listeners,
        ports,
        peers(t.quietWithoutKeepalive()),
        t.unreadBytes(),
        t.unsentBytes(),
        t.truncated());
  }

  private List<PeerCount> peers(List<PeerCount> peers) {
    List<PeerCount> hidden = new ArrayList<>(peers.size());
    for (PeerCount peer : peers) {
      hidden.add(new PeerCount(redaction.sentence(peer.remote()), peer.state(), peer.count()));
    }
    return hidden;
  }
}
