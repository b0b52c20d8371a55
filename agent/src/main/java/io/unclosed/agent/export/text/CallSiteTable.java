package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is open now, by call site: those that hold most and those that grow most, whether or not
 * anything is proven. Each figure has its word beside it, so that the rows can be read in a
 * proportional font too.
 */
final class CallSiteTable {
  /** When all is well, when not, and in a dump. */
  private static final int CALM = 3;

  private static final int USUAL = 10;
  private static final int WHOLE = 200;

  /** Of the usual ones, those that are there for their growth and not for what they hold. */
  private static final int GROWING = 4;

  /** From here on memory is what runs out. */
  private static final double TIGHT = 0.85;

  private final Reading reading;
  private final boolean memory;
  private final List<CallSiteActivity> rows;

  private CallSiteTable(Reading reading, boolean memory, int most) {
    this.reading = reading;
    this.memory = memory;
    this.rows = chosen(CallSiteRows.of(reading), memory, most);
  }

  /** The table of a report, with the one of native memory where memory is what grows. */
  static void write(Reading reading, Page page, boolean whole) {
    boolean calm = StatusSection.status(reading) == StatusSection.Status.OK;
    int most = whole ? WHOLE : calm ? CALM : USUAL;
    new CallSiteTable(reading, false, most).write("Open now, by call site", page);
    if (growsInMemory(reading)) {
      page.blank();
      new CallSiteTable(reading, true, USUAL).write("Native memory, by call site", page);
    }
  }

  /** At most so many rows for a short text, most descriptors or most native memory first. */
  static List<String> brief(Reading reading, boolean memory, int most) {
    List<CallSiteActivity> all = CallSiteRows.of(reading);
    all.removeIf(site -> memory ? site.nativeBytes() <= 0 : !Account.takesDescriptors(site));
    all.sort(memory ? MOST_BYTES : MOST_OPEN);
    CallSiteTable table = new CallSiteTable(reading, memory, 0);
    List<String> rows = new ArrayList<>();
    for (CallSiteActivity site : all.subList(0, Math.min(most, all.size()))) {
      rows.add(words(site) + ": " + String.join(", ", table.figures(site)));
    }
    return rows;
  }

  private static final Comparator<CallSiteActivity> MOST_OPEN =
      Comparator.comparingLong(CallSiteActivity::open).reversed();

  private static final Comparator<CallSiteActivity> MOST_BYTES =
      Comparator.comparingLong(CallSiteActivity::nativeBytes).reversed();

  private static boolean growsInMemory(Reading reading) {
    boolean grows = false;
    for (LeakSuspect suspect : reading.findings().suspects()) {
      grows |= suspect.unit().equals("bytes");
    }
    LimitForecast limit = reading.findings().limit(ForecastSentence.MEMORY);
    return grows || ForecastSentence.isNear(limit) || limit.share() >= TIGHT;
  }

  private static List<CallSiteActivity> chosen(
      List<CallSiteActivity> all, boolean memory, int most) {
    List<CallSiteActivity> open = new ArrayList<>(all);
    open.removeIf(site -> memory ? site.nativeBytes() <= 0 : site.open() <= 0);
    open.sort(memory ? MOST_BYTES : MOST_OPEN);
    if (open.size() <= most) {
      return open;
    }
    List<CallSiteActivity> chosen = new ArrayList<>();
    int quota = most == CALM ? 1 : Math.min(GROWING, most);
    for (CallSiteActivity site : all) {
      if (chosen.size() < quota && open.contains(site) && site.perHour() > 0) {
        chosen.add(site);
      }
    }
    for (CallSiteActivity site : open) {
      if (chosen.size() < most && !chosen.contains(site)) {
        chosen.add(site);
      }
    }
    return chosen;
  }

  private void write(String title, Page page) {
    if (rows.isEmpty()) {
      page.line(title + ": nothing" + (memory ? " that is tracked holds any." : "."));
      return;
    }
    page.line(title + ":");
    List<List<String>> figures = new ArrayList<>();
    for (CallSiteActivity site : rows) {
      figures.add(figures(site));
    }
    int[] widths = new int[figures.get(0).size()];
    for (List<String> row : figures) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      CallSiteActivity site = rows.get(i);
      page.row("  " + padded(figures.get(i), widths), words(site), note(site));
    }
    int left = left();
    if (left > 0) {
      page.line(
          "(" + Format.count(left, "more call site") + ": operation sites lists all of them)");
    }
  }

  private int left() {
    int open = 0;
    for (CallSiteActivity site : CallSiteRows.of(reading)) {
      open += (memory ? site.nativeBytes() : site.open()) > 0 ? 1 : 0;
    }
    return open - rows.size();
  }

  private List<String> figures(CallSiteActivity site) {
    List<String> figures = new ArrayList<>();
    if (memory) {
      figures.add(bytes(site));
    }
    figures.add(Format.count(site.open()) + " open");
    figures.add(Format.count(site.opened()) + " opened");
    figures.add(Format.count(site.closed()) + " closed");
    figures.add(Double.isNaN(site.perHour()) ? "rate unknown" : rate(site.perHour()));
    figures.add("oldest " + Format.seconds(site.oldestSeconds()));
    return figures;
  }

  /** What zlib holds is an estimate. */
  private static String bytes(CallSiteActivity site) {
    return (Kind.ZLIB.is(site.kind()) ? "about " : "") + Format.bytes(site.nativeBytes());
  }

  private static String rate(double perHour) {
    return Format.growth(perHour, perHour, perHour, false);
  }

  private static String padded(List<String> figures, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - figures.get(i).length());
      boolean words = i == widths.length - 1;
      row.append(words ? "" : pad).append(figures.get(i)).append(words ? pad : "").append("  ");
    }
    return row.toString();
  }

  private static String words(CallSiteActivity site) {
    return site.kind() + " " + site.site();
  }

  /** Which suspect it is, or who holds it by design; its id where nothing else tells that. */
  private String note(CallSiteActivity site) {
    StringBuilder note = new StringBuilder();
    if (!memory && site.nativeBytes() > 0) {
      note.append(", ").append(bytes(site));
    }
    if (site.collectedUnclosed() > 0) {
      note.append(", ").append(Format.count(site.collectedUnclosed())).append(" left to the GC");
    }
    int number = reading.numberOf(site.suspectId());
    if (number > 0) {
      return note.append("  #").append(number).toString();
    }
    return note.append(holder(site)).append("  [id ").append(site.id()).append(']').toString();
  }

  private String holder(CallSiteActivity site) {
    for (CallSiteStats frame : reading.findings().snapshot().frames()) {
      if (frame.id().equals(site.id()) && frame.kind().equals(site.kind())) {
        KnownHolder holder = KnownHolders.byId(frame.openedBy().holder());
        if (holder != null) {
          return ", opened by " + holder.words();
        }
        return frame.held().poolKeeps() > 0
            ? ", pool of " + Format.count(frame.held().poolKeeps())
            : "";
      }
    }
    return "";
  }
}
