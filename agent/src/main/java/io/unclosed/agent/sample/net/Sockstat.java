package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import java.util.Map;

/**
 * How many sockets there are, from {@code /proc/self/net/sockstat}: {@code TCP: inuse 1 orphan 0 tw
 * 8 alloc 1 mem 85}.
 *
 * <p>{@code inuse} and {@code tw} are of the network namespace; {@code orphan}, {@code alloc} and
 * {@code mem} (pages) of the whole machine, in a container too.
 */
final class Sockstat {
  private static final int MOST = 64;

  private Sockstat() {}

  /** Reads it; into the map as {@code sockstat.TCP.inuse} and the like. */
  static void read(ProcFile file, ProcLines lines, Map<String, Long> into) {
    if (!lines.over(file)) {
      return;
    }
    int found = 0;
    while (lines.next()) {
      String group = lines.word();
      if (!group.equals("TCP:")) {
        continue;
      }
      while (found++ < MOST && lines.skipSpaces()) {
        String name = "sockstat.TCP." + lines.word();
        long value = lines.number();
        if (value >= 0) {
          into.put(name, value);
        }
      }
    }
  }
}
