package io.unclosed.it;

import javax.management.openmbean.CompositeData;

/** One row of {@code sites}. */
record SiteRow(
    String kind,
    long open,
    long opened,
    long closed,
    long collectedUnclosed,
    long oldestSeconds,
    long bytes,
    int pools,
    String site,
    String id) {

  static SiteRow of(CompositeData row) {
    return new SiteRow(
        (String) row.get("kind"),
        (long) row.get("open"),
        (long) row.get("opened"),
        (long) row.get("closed"),
        (long) row.get("collectedUnclosed"),
        (long) row.get("oldestSeconds"),
        (long) row.get("bytes"),
        (int) row.get("pools"),
        (String) row.get("site"),
        (String) row.get("id"));
  }

  /** Whether its blamed frame is this line; a lambda's method has a name of its own. */
  boolean isAt(String frame) {
    String line = frame.substring(frame.indexOf('('));
    String type = frame.substring(0, frame.lastIndexOf('.', frame.indexOf('(')));
    return site.contains(type + ".") && site.endsWith(line);
  }
}
