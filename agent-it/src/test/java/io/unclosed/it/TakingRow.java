package io.unclosed.it;

import java.util.List;

/**
 * One way to take native memory, as the program lists it.
 *
 * @param name class and method
 * @param kind of what it takes
 * @param bytes that it takes; 0 where they are estimated
 * @param frame the line that takes, as {@link StackTraceElement} prints it
 * @param collected whether the collector gives it back
 */
record TakingRow(String name, String kind, long bytes, String frame, boolean collected) {

  static TakingRow parse(String row) {
    String[] words = row.split(" ");
    return new TakingRow(
        words[0],
        words[1],
        Long.parseLong(words[2]),
        Lines.frame("programs.buffers." + words[3], Integer.parseInt(words[4])),
        Boolean.parseBoolean(words[5]));
  }

  static List<TakingRow> of(ForkedJvm jvm) {
    return jvm.ask("ways").stream().map(TakingRow::parse).toList();
  }

  /** The only site of its kind at its line. */
  SiteRow siteIn(Detector detector) {
    List<SiteRow> sites = detector.sites(kind).stream().filter(site -> site.isAt(frame)).toList();
    if (sites.size() != 1) {
      throw new AssertionError("at " + frame + " not one " + kind + ": " + sites);
    }
    return sites.get(0);
  }
}
