package io.unclosed.agent.export.text;

import io.unclosed.agent.export.ClassHistogram;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which classes have more objects than before. */
public final class HeapGrowthReport {
  private static final int LISTED = 20;

  /** What grew by less than this part of the greatest is noise beside it. */
  private static final int SMALL_SHARE = 100;

  private HeapGrowthReport() {}

  private record Row(String name, long objects, long moreObjects, long moreBytes) {}

  /**
   * The page.
   *
   * @param taken at least one histogram, the oldest first
   * @param sinceSeconds how long ago the oldest was taken
   * @param stopNanos for how long the last one stopped the application
   */
  public static String of(List<ClassHistogram> taken, long sinceSeconds, long stopNanos) {
    Page page = new Page();
    ClassHistogram last = taken.get(taken.size() - 1);
    String cost = Format.count(last.objects()) + " objects, " + Format.duration(stopNanos);
    if (taken.size() == 1) {
      page.line("First histogram taken (" + cost + ").");
      page.line(
          "Call it again when the heap has grown, such as in an hour: it then lists what grew.");
      return page.toString();
    }
    List<Row> rows = rows(taken);
    page.line(
        "Heap growth in " + Format.seconds(sinceSeconds) + ", " + taken.size() + " histograms");
    if (rows.isEmpty()) {
      page.line("No class grew in every histogram (" + cost + ").");
      return page.toString();
    }
    page.line(row("more objects", "more bytes", "objects now", "class"));
    long most = rows.get(0).moreBytes();
    for (Row row : rows.subList(0, Math.min(LISTED, rows.size()))) {
      if (row.moreBytes() < most / SMALL_SHARE) {
        break;
      }
      page.line(
          row(
              "+" + Format.count(row.moreObjects()),
              "+" + Format.bytes(row.moreBytes()),
              Format.count(row.objects()),
              readable(row.name())));
    }
    page.line(
        "Only classes that grew every time are listed"
            + (taken.size() == 2 ? " (once so far: call it again)" : "")
            + ". Garbage that is not collected yet is counted too. Walked "
            + cost
            + ".");
    return page.toString();
  }

  private static List<Row> rows(List<ClassHistogram> taken) {
    ClassHistogram first = taken.get(0);
    ClassHistogram last = taken.get(taken.size() - 1);
    List<Row> rows = new ArrayList<>();
    for (String name : last.classes()) {
      ClassHistogram.Count now = last.of(name);
      ClassHistogram.Count then = first.of(name);
      if (roseEachTime(name, taken) && now.bytes() > then.bytes()) {
        long more = now.objects() - then.objects();
        rows.add(new Row(name, now.objects(), more, now.bytes() - then.bytes()));
      }
    }
    rows.sort(Comparator.comparingLong(row -> -row.moreBytes()));
    return rows;
  }

  private static boolean roseEachTime(String name, List<ClassHistogram> taken) {
    for (int i = 1; i < taken.size(); i++) {
      if (taken.get(i).of(name).objects() <= taken.get(i - 1).of(name).objects()) {
        return false;
      }
    }
    return true;
  }

  /** An array as Java writes it. */
  static String readable(String name) {
    int dimensions = 0;
    while (dimensions < name.length() && name.charAt(dimensions) == '[') {
      dimensions++;
    }
    if (dimensions == 0) {
      return name;
    }
    String element = name.substring(dimensions);
    String word =
        switch (element) {
          case "B" -> "byte";
          case "C" -> "char";
          case "D" -> "double";
          case "F" -> "float";
          case "I" -> "int";
          case "J" -> "long";
          case "S" -> "short";
          case "Z" -> "boolean";
          default -> element.substring(1, element.length() - 1);
        };
    return word + "[]".repeat(dimensions);
  }

  // A page takes several spaces for one, but two: columns are set apart by bars.
  private static String row(String a, String b, String c, String name) {
    return "| " + a + " | " + b + " | " + c + " | " + name;
  }
}
