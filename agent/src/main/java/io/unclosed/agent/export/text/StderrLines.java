package io.unclosed.agent.export.text;

import io.unclosed.agent.export.log.LogEvent;
import io.unclosed.agent.export.log.LogLevel;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code log=warn} says of suspects: one line when one reaches WARNING or CRITICAL or leaves
 * them, each at most hourly; nothing below.
 *
 * <p>It compares what was said last with what is so now, not event with event: a suspect that
 * flickers is said once, and when its hour is over the log's last word on it is the true one.
 *
 * <p>For one thread, the heartbeat.
 */
public final class StderrLines {
  /** So many suspects are remembered; a new one beyond is counted in one line, hourly. */
  private static final int MOST = 200;

  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final int LONGEST = 600;

  private final Redaction redaction;
  private final Map<String, Said> said = new HashMap<>();
  private final Said overflow = new Said();

  /** Says nothing yet. */
  public StderrLines(Redaction redaction) {
    this.redaction = redaction;
  }

  /**
   * What to say now, one line each; empty as a rule.
   *
   * @param nowNanos monotonic time
   */
  public List<LogEvent> of(Findings findings, long nowNanos) {
    List<LogEvent> lines = new ArrayList<>();
    int unsaid = 0;
    for (LeakSuspect suspect : findings.suspects()) {
      if (suspect.rating().severity() != Severity.INFO
          && !raise(suspect, findings, nowNanos, lines)) {
        unsaid++;
      }
    }
    if (unsaid > 0 && overflow.may(Severity.WARNING, nowNanos)) {
      overflow.say(Severity.WARNING, nowNanos);
      String more = "unclosed: " + Format.count(unsaid, "more leak") + ": see the report";
      lines.add(LogEvent.plain(LogLevel.WARN, more));
    }
    lower(findings, nowNanos, lines);
    return lines;
  }

  /** False when there is no room to remember it. */
  private boolean raise(
      LeakSuspect suspect, Findings findings, long nowNanos, List<LogEvent> lines) {
    Said before = said.get(suspect.id());
    if (before == null) {
      before = takeOver(suspect, findings);
    }
    if (before == null) {
      if (said.size() >= MOST) {
        return false;
      }
      before = new Said();
      said.put(suspect.id(), before);
    }
    before.parts.clear();
    for (SuspectPart part : suspect.parts()) {
      before.parts.add(part.figures().id());
    }
    Severity now = suspect.rating().severity();
    if (before.level != now && before.may(now, nowNanos)) {
      lines.add(LogEvent.of(suspect, now, line(suspect, before.level)));
      before.say(now, nowNanos);
      before.headline = suspect.text().headline();
    }
    return true;
  }

  /**
   * What was said of a leak before it had this id, whether it has got more kinds since or is one of
   * several that are left; null when nothing was.
   */
  private @Nullable Said takeOver(LeakSuspect suspect, Findings findings) {
    for (Map.Entry<String, Said> entry : said.entrySet()) {
      String id = entry.getKey();
      Said before = entry.getValue();
      boolean same = before.parts.contains(suspect.id()) || isPart(suspect, id);
      if (same && find(findings.suspects(), id) == null) {
        said.remove(id);
        said.put(suspect.id(), before);
        before.headline = suspect.text().headline();
        return before;
      }
    }
    return null;
  }

  private static boolean isPart(LeakSuspect suspect, String id) {
    for (SuspectPart part : suspect.parts()) {
      if (part.figures().id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void lower(Findings findings, long nowNanos, List<LogEvent> lines) {
    Iterator<Map.Entry<String, Said>> entries = said.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Said> entry = entries.next();
      Said before = entry.getValue();
      if (isLoud(findings, entry.getKey())) {
        continue;
      }
      if (isDismissed(findings, entry.getKey())) {
        entries.remove();
      } else if (before.level == Severity.INFO) {
        if (before.isOld(nowNanos)) {
          entries.remove();
        }
      } else if (before.may(Severity.INFO, nowNanos)) {
        lines.add(left(findings, entry.getKey(), before));
        before.say(Severity.INFO, nowNanos);
      }
    }
  }

  private String line(LeakSuspect suspect, Severity before) {
    String title = SuspectEntry.title(suspect, redaction);
    int id = title.lastIndexOf(" [id ");
    String was =
        before.compareTo(suspect.rating().severity()) > 0
            ? "downgraded from " + before + " to "
            : "";
    return cut(
        was
            + Page.sentence(title.substring(0, id))
            + " Fix: "
            + Page.sentence(suspect.text().remedy())
            + title.substring(id));
  }

  private LogEvent left(Findings findings, String id, Said before) {
    String why = "downgraded from " + before.level + " to INFO";
    LeakSuspect suspect = find(findings.suspects(), id);
    for (SuspectChange change : findings.changes()) {
      if (change.suspect().id().equals(id) && !change.reason().isEmpty()) {
        suspect = change.suspect();
        why = "cleared (" + redaction.sentence(change.reason()) + ")";
      }
    }
    String line = cut(why + ": " + redaction.sentence(before.headline) + " [id " + id + "]");
    return suspect == null
        ? LogEvent.of(Severity.INFO, line)
        : LogEvent.of(suspect, Severity.INFO, line);
  }

  private static String cut(String words) {
    String line = "unclosed: " + Page.plain(words);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }

  private static boolean isLoud(Findings findings, String id) {
    LeakSuspect suspect = find(findings.suspects(), id);
    return suspect != null && suspect.rating().severity() != Severity.INFO;
  }

  private static boolean isDismissed(Findings findings, String id) {
    return find(findings.dismissed(), id) != null;
  }

  private static @Nullable LeakSuspect find(List<LeakSuspect> suspects, String id) {
    for (LeakSuspect suspect : suspects) {
      if (suspect.id().equals(id)) {
        return suspect;
      }
    }
    return null;
  }

  /** What was said last of one suspect; INFO stands for "nothing" and for "it is over". */
  private static final class Said {
    private Severity level = Severity.INFO;
    private String headline = "";

    /** Ids of what it was made of last; a few. */
    private final Set<String> parts = new HashSet<>(4);

    private final Map<Severity, Long> saidNanos = new EnumMap<>(Severity.class);

    boolean may(Severity next, long nowNanos) {
      Long last = saidNanos.get(next);
      return last == null || nowNanos - last >= HOUR_NANOS;
    }

    void say(Severity next, long nowNanos) {
      level = next;
      saidNanos.put(next, nowNanos);
    }

    boolean isOld(long nowNanos) {
      for (long last : saidNanos.values()) {
        if (nowNanos - last < HOUR_NANOS) {
          return false;
        }
      }
      return true;
    }
  }
}
