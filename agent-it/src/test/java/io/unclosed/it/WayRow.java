package io.unclosed.it;

import java.util.List;

/**
 * One way to open, as the program lists it.
 *
 * @param name class and method
 * @param kinds one word for each resource
 * @param fds descriptors that it holds
 * @param frame the line that opens, as {@link StackTraceElement} prints it
 */
record WayRow(String name, List<String> kinds, int fds, String frame) {

  static WayRow parse(String row) {
    String[] words = row.split(" ");
    String frame = Lines.frame("programs.ways." + words[3], Integer.parseInt(words[4]));
    return new WayRow(words[0], List.of(words[1].split("\\+")), Integer.parseInt(words[2]), frame);
  }

  static List<WayRow> of(ForkedJvm jvm) {
    return jvm.ask("ways").stream().map(WayRow::parse).toList();
  }
}
