package io.unclosed.benchmarks;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param id the budget's, such as {@code P1}
 * @param what was measured
 * @param measured median, and in brackets the quartiles
 * @param limit the budget
 * @param kept true when the median is within it
 */
record Row(String id, String what, String measured, String limit, boolean kept) {

  /** A figure against its budget. */
  static Row of(
      String id, String what, Quartiles measured, int decimals, String unit, double limit) {
    String budget = String.format(Locale.ROOT, "%." + decimals + "f", limit);
    return new Row(
        id,
        what,
        (measured.text(decimals) + " " + unit).strip(),
        (budget + " " + unit).strip(),
        measured.median() <= limit);
  }

  /** What helps to read the row above, such as how far two equal JVMs lie apart. */
  static Row ofNote(String what, Quartiles measured, int decimals, String unit) {
    return new Row("", what, (measured.text(decimals) + " " + unit).strip(), "", true);
  }

  static String heading() {
    return line("", "", "median (quartiles)", "budget", "");
  }

  /** Fixed columns. */
  String text() {
    return line(id, what, measured, limit, kept ? "" : "OVER");
  }

  private static String line(String id, String what, String measured, String limit, String mark) {
    return String.format(Locale.ROOT, "%-3s %-58s %-28s %-10s %s", id, what, measured, limit, mark)
        .stripTrailing();
  }
}
