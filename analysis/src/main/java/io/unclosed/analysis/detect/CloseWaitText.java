package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** What sockets in CLOSE_WAIT tell, in words. */
final class CloseWaitText {
  private CloseWaitText() {}

  static String of(SocketStats s, List<GrowthInterval> rises) {
    String rate = rises.isEmpty() ? "" : ", " + Format.rate(GrowthInterval.quoted(rises).perHour());
    return peer(s)
        + " has hung up on "
        + Format.count(s.closeWait())
        + ": CLOSE_WAIT, oldest "
        + Format.seconds(s.closeWaitOldestSeconds())
        + rate
        + "."
        + queue(s);
  }

  private static String peer(SocketStats s) {
    if (s.topPeers().isEmpty()) {
      return "The peer";
    }
    PeerCount first = s.topPeers().get(0);
    boolean alone = s.topPeers().size() == 1;
    return "The peer, "
        + first.remote()
        + (alone ? " (all of them)," : " (most of them; " + Format.count(first.count()) + "),");
  }

  /** What the receive queue says: which close is missing depends on who had read how far. */
  private static String queue(SocketStats s) {
    long idle = s.closeWait() - s.closeWaitUnread() - s.closeWaitAtEnd();
    if (s.closeWaitUnread() >= s.closeWaitAtEnd() && s.closeWaitUnread() > idle) {
      return " In "
          + Format.count(s.closeWaitUnread())
          + " of them received data waits unread (median "
          + Format.bytes(s.unreadMedianBytes())
          + "): the response was neither read to its end nor closed.";
    }
    if (s.closeWaitAtEnd() > idle) {
      return " In "
          + Format.count(s.closeWaitAtEnd())
          + " of them the program has read the end of the stream and has still not closed.";
    }
    return " Nobody has read since: they lie idle, as in a pool, but a pool would have thrown some"
        + " out.";
  }
}
