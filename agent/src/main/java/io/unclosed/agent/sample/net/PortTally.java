package io.unclosed.agent.sample.net;

import io.unclosed.analysis.input.SocketTable.PortUse;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, in one reading of the table, the local ports that connections to each destination take.
 *
 * <p>Ports run out per destination: the kernel gives one again as long as the pair of addresses
 * differs. Connections that were accepted take no port: their local port is a listener's, and the
 * table lists listeners first. A row that comes twice because the table changed is counted once.
 */
final class PortTally {
  /** Destinations counted; further ones are not, and {@link #truncated()} says so. */
  static final int MOST_DESTINATIONS = 4096;

  /** Connections checked for having come twice; more than a port range has. */
  private static final int MOST_CHECKED = 1 << 17;

  private final PortRange range;
  private final BitSet listening = new BitSet();
  private final Map<Use, Use> uses = new HashMap<>();
  private final LongIndex seen = new LongIndex(MOST_CHECKED);
  private boolean truncated;

  /** Its own key: the addresses; and what is counted for them. */
  private static final class Use implements Comparable<Use> {
    final long localHigh;
    final long localLow;
    final Endpoint remote;
    long used;
    long timeWait;

    Use(Endpoint local, Endpoint remote) {
      this.localHigh = local.high();
      this.localLow = local.low();
      this.remote = remote;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Use that
          && localHigh == that.localHigh
          && localLow == that.localLow
          && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(localHigh ^ localLow) + remote.hashCode();
    }

    @Override
    public int compareTo(Use other) {
      return Long.compare(other.used, used);
    }
  }

  PortTally(PortRange range) {
    this.range = range;
  }

  void add(InetTable row) {
    Endpoint local = row.local();
    if (row.state() == TcpState.LISTEN) {
      listening.set(local.port());
      return;
    }
    if (!range.contains(local.port())
        || row.remote().isNone()
        || listening.get(local.port())
        || seenBefore(row)) {
      return;
    }
    Use use = use(new Use(local, row.remote()));
    if (use == null) {
      truncated = true;
      return;
    }
    use.used++;
    use.timeWait += row.state() == TcpState.TIME_WAIT ? 1 : 0;
  }

  private @Nullable Use use(Use key) {
    Use use = uses.get(key);
    if (use == null && uses.size() < MOST_DESTINATIONS) {
      use = key;
      uses.put(key, use);
    }
    return use;
  }

  private boolean seenBefore(InetTable row) {
    return seen.putIfAbsent(row.local().mixedInto(row.remote().mixedInto(0)), 0) >= 0;
  }

  /** Most used first, at most {@code limit}. */
  List<PortUse> most(int limit) {
    List<Use> sorted = new ArrayList<>(uses.values());
    Collections.sort(sorted);
    List<PortUse> most = new ArrayList<>();
    for (Use use : sorted.subList(0, Math.min(limit, sorted.size()))) {
      most.add(new PortUse(use.remote.toString(), use.used, use.timeWait, range.available()));
    }
    return List.copyOf(most);
  }

  /** True when there were more destinations than are counted. */
  boolean truncated() {
    return truncated;
  }
}
