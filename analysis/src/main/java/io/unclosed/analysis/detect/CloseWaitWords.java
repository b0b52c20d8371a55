package io.unclosed.analysis.detect;

import io.unclosed.analysis.PeerCount;
import io.unclosed.analysis.SocketFigures;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.words.Words;
import java.util.List;

/** What sockets in CLOSE_WAIT tell, in words. */
final class CloseWaitWords {
  private CloseWaitWords() {}

  static String of(SocketFigures s, List<Growth> rises) {
    String rate = rises.isEmpty() ? "" : ", " + Words.rate(Growth.quoted(rises).perHour());
    return peer(s)
        + " has hung up on "
        + Words.count(s.closeWait())
        + ": CLOSE_WAIT, oldest "
        + Words.seconds(s.closeWaitOldestSeconds())
        + rate
        + "."
        + queue(s);
  }

  private static String peer(SocketFigures s) {
    if (s.topPeers().isEmpty()) {
      return "The peer";
    }
    PeerCount first = s.topPeers().get(0);
    boolean alone = s.topPeers().size() == 1;
    return "The peer, "
        + first.remote()
        + (alone ? " (all of them)," : " (most of them; " + Words.count(first.count()) + "),");
  }

  /** What the receive queue says: which close is missing depends on who had read how far. */
  private static String queue(SocketFigures s) {
    long idle = s.closeWait() - s.closeWaitUnread() - s.closeWaitAtEnd();
    if (s.closeWaitUnread() >= s.closeWaitAtEnd() && s.closeWaitUnread() > idle) {
      return " In "
          + Words.count(s.closeWaitUnread())
          + " of them received data waits unread (median "
          + Words.bytes(s.unreadMedianBytes())
          + "): the response was neither read to its end nor closed.";
    }
    if (s.closeWaitAtEnd() > idle) {
      return " In "
          + Words.count(s.closeWaitAtEnd())
          + " of them the program has read the end of the stream and has still not closed.";
    }
    return " Nobody has read since: they lie idle, as in a pool, but a pool would have thrown some"
        + " out.";
  }
}
