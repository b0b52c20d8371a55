package io.unclosed.benchmarks.live;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The suspects that the agent of this JVM has ever had, each at its worst. */
final class ObservedSuspects {
  private static final List<String> SEVERITIES = List.of("INFO", "WARNING", "CRITICAL");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName detector;
  private final Map<String, Sighting> byId = new LinkedHashMap<>();

  ObservedSuspects() throws JMException {
    detector = new ObjectName("io.unclosed:type=LeakDetector");
  }

  /** Takes in what the last check says. */
  void look(double seconds) throws JMException {
    for (CompositeData suspect : (CompositeData[]) server.getAttribute(detector, "Suspects")) {
      Sighting now = Sighting.of(suspect, seconds);
      byId.merge(now.id, now, Sighting::worse);
    }
  }

  /** In the order of their first sighting. */
  List<Sighting> all() {
    return new ArrayList<>(byId.values());
  }

  /** The first whose site has that name; null when there is none. */
  @Nullable Sighting at(String site) {
    return byId.values().stream().filter(s -> s.site.contains(site)).findFirst().orElse(null);
  }

  /** A suspect when it was first seen, and at its worst. */
  record Sighting(
      String id,
      String site,
      double firstSeconds,
      double worstSeconds,
      String severity,
      String confidence,
      String headline) {

    private static Sighting of(CompositeData suspect, double seconds) {
      return new Sighting(
          (String) suspect.get("id"),
          (String) suspect.get("site"),
          seconds,
          seconds,
          (String) suspect.get("severity"),
          (String) suspect.get("confidence"),
          (String) suspect.get("headline"));
    }

    private Sighting worse(Sighting later) {
      return rank(later.severity) <= rank(severity)
          ? this
          : new Sighting(
              id,
              site,
              firstSeconds,
              later.worstSeconds,
              later.severity,
              later.confidence,
              later.headline);
    }

    boolean isHarmless() {
      return rank(severity) == 0;
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%5.0f s  %5.0f s  %-8s %-8s %s",
          firstSeconds,
          worstSeconds,
          severity,
          confidence,
          headline);
    }

    private static int rank(String severity) {
      return SEVERITIES.indexOf(severity);
    }
  }
}
