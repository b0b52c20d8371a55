package io.unclosed.agent.export.text;

import io.unclosed.agent.export.ClassLoaders;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of which type there are more class loaders than before. */
public final class ClassLoadersReport {
  private static final int LISTED = 20;

  private ClassLoadersReport() {}

  private record Row(String type, long more, ClassLoaders.Count now) {}

  /**
   * The page.
   *
   * @param taken at least one count, the oldest first
   * @param sinceSeconds how long ago the oldest was taken
   * @param stopNanos how long the last one took
   */
  public static String of(List<ClassLoaders> taken, long sinceSeconds, long stopNanos) {
    Page page = new Page();
    ClassLoaders first = taken.get(0);
    ClassLoaders last = taken.get(taken.size() - 1);
    boolean compared = taken.size() > 1;
    page.line(head(compared, first, last, sinceSeconds, stopNanos));
    List<Row> rows = rows(first, last, compared);
    if (rows.isEmpty()) {
      page.line("No type has more loaders than before.");
      return page.toString();
    }
    page.line(row(compared ? "more loaders" : "-", "loaders", "classes", "metaspace", "type"));
    for (Row row : rows.subList(0, Math.min(LISTED, rows.size()))) {
      page.line(
          row(
              compared ? "+" + Format.count(row.more()) : "-",
              Format.count(row.now().loaders()),
              Format.count(row.now().classes()),
              Format.bytes(row.now().bytes()),
              row.type()));
    }
    page.line(
        compared
            ? "Loaders that are not collected yet are counted too. To find what holds the others, take"
                + " a heap dump and look for the path from such a loader to a GC root."
            : "Call it again when metaspace has grown: it then lists the types that grew.");
    return page.toString();
  }

  private static String head(
      boolean compared, ClassLoaders first, ClassLoaders last, long sinceSeconds, long stopNanos) {
    ClassLoaders.Count all = last.all();
    String now =
        Format.count(all.loaders(), "loader")
            + ", "
            + Format.count(all.classes(), "class", "classes")
            + ", "
            + Format.bytes(all.bytes())
            + ", counted in "
            + Format.duration(stopNanos);
    return compared
        ? "Class loaders in "
            + Format.seconds(sinceSeconds)
            + ": "
            + signed(all.loaders() - first.all().loaders())
            + " loaders, "
            + signed(all.classes() - first.all().classes())
            + " classes; now "
            + now
            + "."
        : "Class loaders, first count: " + now + ".";
  }

  private static String signed(long more) {
    return (more < 0 ? "" : "+") + Format.count(more);
  }

  private static List<Row> rows(ClassLoaders first, ClassLoaders last, boolean compared) {
    List<Row> rows = new ArrayList<>();
    for (String type : last.types()) {
      ClassLoaders.Count now = last.of(type);
      long more = compared ? now.loaders() - first.of(type).loaders() : now.loaders();
      if (more > 0) {
        rows.add(new Row(type, more, now));
      }
    }
    rows.sort(Comparator.comparingLong(Row::more).reversed());
    return rows;
  }

  // As in a heap's growth: a page takes several spaces for one.
  private static String row(String more, String now, String classes, String bytes, String type) {
    return "| " + more + " | " + now + " | " + classes + " | " + bytes + " | " + type;
  }
}
