package io.unclosed.it;

import java.util.List;

/**
 * One way to start threads, as the program lists it.
 *
 * @param name class and method
 * @param threads that run then
 * @param frame the line that starts them or makes their pool
 */
record StartRow(String name, int threads, String frame) {

  static StartRow parse(String row) {
    String[] words = row.split(" ");
    String frame = Lines.frame("programs.threads." + words[0], Integer.parseInt(words[2]));
    return new StartRow(words[0], Integer.parseInt(words[1]), frame);
  }

  static List<StartRow> of(ForkedJvm jvm) {
    return jvm.ask("ways").stream().map(StartRow::parse).toList();
  }
}
