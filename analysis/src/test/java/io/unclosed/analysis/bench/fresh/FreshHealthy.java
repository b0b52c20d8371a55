package io.unclosed.analysis.bench.fresh;

import java.util.List;
import java.util.stream.Stream;

/**
 * Healthy programs that nobody tuned on.
 *
 * <p>They were written from public descriptions alone, without knowledge of how the analysis
 * judges, and they stay honest only as long as nobody tunes anything on them. Do not change a
 * family after its result was seen: whoever learns from one writes a family of their own elsewhere.
 */
public final class FreshHealthy {
  private FreshHealthy() {}

  /** All of them; the parameters of each run are drawn by its seed. */
  public static List<FreshFamily> all() {
    return Stream.of(FreshServers.all(), FreshClients.all(), FreshStores.all())
        .flatMap(List::stream)
        .toList();
  }
}
