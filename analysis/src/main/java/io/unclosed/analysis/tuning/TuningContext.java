package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at.
 *
 * @param snapshot as it is now
 * @param settings the user's
 * @param suspects all of them, worst first
 * @param counters rises of the kernel's counters
 * @param peakFds most descriptors that were ever seen open
 * @param advised ids of the rules that gave advice at the check before
 */
public record TuningContext(
    Snapshot snapshot,
    Settings settings,
    List<LeakSuspect> suspects,
    CounterWindows counters,
    long peakFds,
    Set<String> advised) {

  /** Where it runs. */
  Environment environment() {
    return snapshot.environment();
  }

  /** The worst suspect that leaks descriptors; null when none does. */
  @Nullable LeakSuspect leakOfDescriptors() {
    for (LeakSuspect s : suspects) {
      if (s.takesDescriptors() && holds(s)) {
        return s;
      }
    }
    return null;
  }

  /** What only the collector closes comes back, and holds no limit down. */
  private static boolean holds(LeakSuspect s) {
    for (Evidence e : s.rating().evidence()) {
      if (e.code() != EvidenceCode.COLLECTED_UNCLOSED) {
        return true;
      }
    }
    return false;
  }

  /** The first item of a remedy where a leak uses up the resource. */
  static String fixFirst(LeakSuspect leak) {
    return "First, fix the leak at "
        + leak.site()
        + " [id "
        + leak.id()
        + "]. "
        + leak.text().remedy();
  }

  /** A kernel setting; -1 when unknown. */
  long setting(String name) {
    return snapshot.kernel().settings().getOrDefault(name, -1L);
  }
}
