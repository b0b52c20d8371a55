package io.unclosed.analysis.bench.fresh;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.input.SocketStats;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Sockets whose peers hang up and which are never closed, as the kernel's table shows them. */
final class CloseWaits implements LongConsumer {
  private static final long PATIENCE = 6 * MINUTE;

  private final CallSiteFixture site;
  private final boolean readToEnd;
  private final TreeSet<Long> moments = new TreeSet<>();

  /**
   * None yet.
   *
   * @param readToEnd whether the program has read the end of the stream; else nobody has looked
   */
  CloseWaits(CallSiteFixture site, boolean readToEnd) {
    this.site = site;
    this.readToEnd = readToEnd;
  }

  void hungUp(double hour) {
    moments.add((long) (hour * HOUR));
  }

  @Override
  public void accept(long now) {
    long waiting = moments.headSet(now).size();
    if (waiting == 0) {
      return;
    }
    long patient = moments.headSet(now - PATIENCE).size();
    long oldest = (now - moments.first()) / SECOND;
    site.sockets(
        new SocketStats(
            waiting, 0, readToEnd ? waiting : 0, oldest, 0, readToEnd ? patient : 0, 0, List.of()));
  }
}
