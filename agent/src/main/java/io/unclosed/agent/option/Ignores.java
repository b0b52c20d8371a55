package io.unclosed.agent.option;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.Ignore;
import java.util.ArrayList;
import java.util.List;

/** What never to report: the patterns of the {@code ignore} option and of the files it names. */
public final class Ignores {
  private final List<IgnoreLine> lines;
  private final Ignore patterns;

  private Ignores(List<IgnoreLine> lines) {
    this.lines = List.copyOf(lines);
    List<String> texts = new ArrayList<>();
    for (IgnoreLine line : lines) {
      texts.add(line.pattern());
    }
    this.patterns = texts.isEmpty() ? Ignore.NOTHING : new Ignore(texts);
  }

  /** The patterns that count, for analysis. */
  public Ignore patterns() {
    return patterns;
  }

  /** The lines that count, in the order written. */
  public List<IgnoreLine> lines() {
    return lines;
  }

  /**
   * One sentence for each line of a file that takes none of these suspects off the list; such a
   * line is a spelling mistake or has done its work.
   *
   * @param dismissed the suspects that are dismissed or ignored now
   */
  public List<String> unmatched(List<LeakSuspect> dismissed) {
    List<String> sentences = new ArrayList<>();
    for (IgnoreLine line : lines) {
      if (!line.place().isEmpty() && !matchesAny(line, dismissed)) {
        sentences.add(
            "ignore: " + line.place() + " (" + line.pattern() + ") does not match any suspect.");
      }
    }
    return sentences;
  }

  private static boolean matchesAny(IgnoreLine line, List<LeakSuspect> dismissed) {
    Ignore alone = new Ignore(List.of(line.pattern()));
    for (LeakSuspect suspect : dismissed) {
      if (alone.matching(suspect.id(), suspect.site()) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads what the option says.
   *
   * @param items patterns and {@code @FILE}s
   * @param option the option as it was written
   * @param today days since 1970-01-01, in UTC
   * @param notes takes a sentence for each line that has expired or has no reason
   */
  static Ignores of(List<String> items, String option, long today, List<String> notes)
      throws BadOptionException {
    List<IgnoreLine> written = new ArrayList<>();
    for (String item : items) {
      if (item.charAt(0) == '@') {
        new IgnoreFile(item.substring(1), option).readInto(written);
      } else {
        written.add(new IgnoreLine(checked(item, option, "ignore"), "", "", IgnoreLine.FOR_EVER));
      }
    }
    List<IgnoreLine> counting = new ArrayList<>();
    for (IgnoreLine line : written) {
      if (line.expired(today)) {
        notes.add(about(line, " has expired and is no longer applied."));
        continue;
      }
      if (line.reason().isEmpty() && !line.place().isEmpty()) {
        notes.add(about(line, " has no reason."));
      }
      counting.add(line);
    }
    return new Ignores(counting);
  }

  /** The pattern, when it can match anything at all. */
  static String checked(String pattern, String option, String place) throws BadOptionException {
    int hash = pattern.indexOf('#');
    if (hash > 0) {
      String dotted = pattern.substring(0, hash) + "." + pattern.substring(hash + 1);
      throw new BadOptionException(option, place + ": write " + dotted + " (a dot instead of #).");
    }
    String stranger = Values.stranger(pattern, "*:-<>");
    if (stranger != null) {
      throw new BadOptionException(
          option,
          place
              + ": \""
              + stranger
              + "\" is not allowed in a class, method or id; write com.acme.Cursor.*.");
    }
    return pattern;
  }

  private static String about(IgnoreLine line, String what) {
    return RawOptions.joined("ignore: ", line.place(), " (", line.pattern(), ")", what);
  }
}
