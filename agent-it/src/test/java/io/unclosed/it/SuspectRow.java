package io.unclosed.it;

import java.util.List;
import javax.management.openmbean.CompositeData;

/** One of the {@code Suspects}. */
record SuspectRow(
    String severity,
    String confidence,
    String kind,
    List<String> evidence,
    String headline,
    String remedy,
    String site,
    String id,
    long live,
    String unit,
    double perHour,
    long oldestSeconds,
    long exhaustsInSeconds,
    long raisedSecondsAgo) {

  static SuspectRow of(CompositeData row) {
    return new SuspectRow(
        (String) row.get("severity"),
        (String) row.get("confidence"),
        (String) row.get("kind"),
        List.of(((String) row.get("evidence")).split(", ")),
        (String) row.get("headline"),
        (String) row.get("remedy"),
        (String) row.get("site"),
        (String) row.get("id"),
        (long) row.get("live"),
        (String) row.get("unit"),
        (double) row.get("perHour"),
        (long) row.get("oldestSeconds"),
        (long) row.get("exhaustsInSeconds"),
        (long) row.get("raisedSecondsAgo"));
  }
}
