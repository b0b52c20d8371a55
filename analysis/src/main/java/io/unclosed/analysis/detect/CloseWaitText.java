package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Says who closed the other side of sockets in CLOSE_WAIT, and how far the program has read. */
final class CloseWaitText {
  private CloseWaitText() {}

  static String of(SocketStats s, List<GrowthInterval> rises) {
    String rate = rises.isEmpty() ? "" : "; " + Format.rate(GrowthInterval.quoted(rises).perHour());
    return peers(s)
        + Kind.SOCKET.nouns().count(s.closeWait())
        + " (CLOSE_WAIT), the oldest "
        + Format.seconds(s.closeWaitOldestSeconds())
        + " ago"
        + rate
        + ". "
        + queue(s);
  }

  private static String peers(SocketStats s) {
    if (s.topPeers().isEmpty()) {
      return "The peer has closed its side of ";
    }
    PeerCount first = s.topPeers().get(0);
    return s.topPeers().size() == 1
        ? "The peer " + first.remote() + " has closed its side of "
        : "Peers, mostly " + first.remote() + ", have closed their side of ";
  }

  /**
   * What the receive queue says: which close is missing depends on how far the program has read.
   */
  private static String queue(SocketStats s) {
    long idle = s.closeWait() - s.closeWaitUnread() - s.closeWaitAtEnd();
    if (s.closeWaitUnread() >= s.closeWaitAtEnd() && s.closeWaitUnread() > idle) {
      return Format.count(s.closeWaitUnread())
          + (s.closeWaitUnread() == 1 ? " holds" : " hold")
          + " unread data (median "
          + Format.bytes(s.unreadMedianBytes())
          + "): the input was neither read to the end nor closed.";
    }
    if (s.closeWaitAtEnd() > idle) {
      return "The program has read "
          + Format.count(s.closeWaitAtEnd())
          + " of them to the end of the stream and has not closed them.";
    }
    return "None has been read since. Idle connections in a pool look like this, but a pool would"
        + " have evicted some by now.";
  }
}
