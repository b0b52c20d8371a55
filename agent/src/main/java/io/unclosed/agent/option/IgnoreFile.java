package io.unclosed.agent.option;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a file of patterns: one a line, then the reason, and anywhere in it {@code
 * until=2027-01-31}, the last day (UTC) on which the line counts. Empty lines and lines that begin
 * with {@code #} are comments.
 */
final class IgnoreFile {
  private static final String UNTIL = "until=";

  private final String name;
  private final String option;

  IgnoreFile(String name, String option) {
    this.name = name;
    this.option = option;
  }

  void readInto(List<IgnoreLine> lines) throws BadOptionException {
    File file = RawOptions.regular(new File(name), option);
    try (FileInputStream bytes = new FileInputStream(file);
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        BufferedReader reader = new BufferedReader(text)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String content = line.trim();
        if (!content.isEmpty() && content.charAt(0) != '#') {
          lines.add(parse(content, place(number)));
        }
      }
    } catch (IOException e) {
      throw new BadOptionException(option, name + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private IgnoreLine parse(String content, String place) throws BadOptionException {
    int end = endOfWord(content, 0);
    String pattern = Ignores.checked(content.substring(0, end), option, place);
    StringBuilder reason = new StringBuilder();
    long until = IgnoreLine.FOR_EVER;
    while (end < content.length()) {
      int from = end + 1;
      end = endOfWord(content, from);
      String word = content.substring(from, end);
      if (word.startsWith(UNTIL)) {
        until = day(word.substring(UNTIL.length()), place);
      } else if (!word.isEmpty()) {
        reason.append(reason.length() == 0 ? "" : " ").append(word);
      }
    }
    return new IgnoreLine(pattern, reason.toString(), place, until);
  }

  private long day(String date, String place) throws BadOptionException {
    long day = EpochDay.of(date);
    if (day == EpochDay.NONE) {
      throw new BadOptionException(
          option, place + ": \"until=" + date + "\" is not a date; write until=2027-01-31.");
    }
    return day;
  }

  private String place(int number) {
    return RawOptions.joined("line ", Integer.toString(number), " of ", name);
  }

  private static int endOfWord(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != ' ' && text.charAt(i) != '\t') {
      i++;
    }
    return i;
  }
}
