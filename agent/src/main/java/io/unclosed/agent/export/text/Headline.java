package io.unclosed.agent.export.text;

import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first words of a report: what happens next, and what to fix first. */
final class Headline {
  private static final long DAY = 86_400;

  private Headline() {}

  /** One line for each limit that is coming or reached, soonest first; else one line. */
  static List<String> of(Reading reading) {
    List<String> lines = new ArrayList<>();
    for (Outlook outlook : Outlook.running(reading)) {
      lines.add(line(outlook, reading));
    }
    if (Starts.failed(reading)) {
      lines.add(Starts.headline(reading));
    }
    long failures = reading.findings().snapshot().openFailures();
    if (lines.isEmpty() && failures > 0) {
      lines.add(
          "DESCRIPTORS HAVE RUN OUT BEFORE: "
              + Format.count(failures, "open")
              + " failed since the start. Now "
              + standing(Outlook.descriptors(reading))
              + ".");
    }
    if (lines.isEmpty()) {
      lines.add(calm(reading));
    }
    return lines;
  }

  /** A limit as a sentence: {@code 3,211 of 4,096 open, +912 an hour}. */
  static String standing(Outlook outlook) {
    StringBuilder text = new StringBuilder(Format.amount(outlook.used(), outlook.bytes()));
    if (outlook.limit() > 0) {
      text.append(" of ").append(Format.amount(outlook.limit(), outlook.bytes()));
    }
    text.append(outlook.what().equals("descriptors") ? " open" : " used");
    return text.append(growth(outlook)).toString();
  }

  /** {@code , +912 an hour} or {@code , steady}; empty when that is not known yet. */
  static String growth(Outlook outlook) {
    double rate = outlook.perHour();
    return outlook.trend() == null && rate == 0
        ? ""
        : ", " + Format.growth(rate, rate, rate, outlook.bytes());
  }

  /** When, in clock time and from now: {@code BETWEEN 04:05Z AND 04:18Z, in 52 to 65 min}. */
  static String when(Outlook outlook, long nowMillis) {
    long soonest = outlook.soonest();
    if (soonest < 60) {
      return "WITHIN A MINUTE";
    }
    String from = UtcTime.near(nowMillis + soonest * 1000, nowMillis);
    if (outlook.latest() < soonest) {
      return "AT " + from + " AT THE EARLIEST, in " + Format.seconds(soonest);
    }
    String to = UtcTime.near(nowMillis + outlook.latest() * 1000, nowMillis);
    if (from.equals(to)) {
      return "AT ABOUT " + from + ", in " + Format.seconds(soonest);
    }
    return "BETWEEN " + from + " AND " + to + ", in " + Format.seconds(soonest, outlook.latest());
  }

  private static String line(Outlook outlook, Reading reading) {
    StringBuilder line = new StringBuilder(subject(outlook, reading));
    if (outlook.isFull()) {
      line.append(" HAVE RUN OUT");
    } else {
      boolean soon = outlook.soonest() < DAY;
      line.append(soon ? " " : " at this rate ").append(when(outlook, reading.nowMillis()));
    }
    line.append(": ").append(standing(outlook));
    long failures = reading.findings().snapshot().openFailures();
    if (outlook.what().equals("descriptors") && failures > 0) {
      line.append(", ").append(Format.count(failures, "open")).append(" failed");
    }
    return line.append(". ").append(whatToDo(outlook)).toString();
  }

  private static String subject(Outlook outlook, Reading reading) {
    if (outlook.bytes()) {
      boolean killed = reading.findings().snapshot().environment().container();
      return killed ? "THE CONTAINER IS KILLED" : "MEMORY RUNS OUT";
    }
    String what = outlook.what().toUpperCase(Locale.ROOT);
    return outlook.isFull() ? what : what + " RUN OUT";
  }

  private static String whatToDo(Outlook outlook) {
    if (outlook.fix() > 0) {
      return "Fix " + outlook.fix() + "; a higher limit only buys time.";
    }
    return outlook.what().equals("descriptors")
        ? "No line stands out yet: see Account below for what they are."
        : "No cause stands out yet; the process page (ProcessHealth) shows every trend.";
  }

  // A rate that was seen for a few minutes is no forecast for hours, but hiding what it would mean
  // is worse.
  private static String notForeseen(Outlook descriptors) {
    double hours = (descriptors.limit() - descriptors.used()) / descriptors.perHour();
    boolean soon = descriptors.limit() > 0 && descriptors.perHour() > 0 && hours < 24;
    return soon
        ? "ROOM FOR "
            + Format.seconds((long) (hours * 3600))
            + " AT THE RATE SO FAR (TOO EARLY FOR A FORECAST)"
        : "NO LIMIT COMES NEAR YET";
  }

  /** {@code 1 TO FIX, 3 TO TIDY}; empty when there is neither. */
  private static String toDo(Reading reading) {
    int fix = reading.numbered().size();
    int tidy = reading.remarks().size();
    String first = fix == 0 ? "NOTHING TO FIX" : Format.count(fix) + " TO FIX";
    return tidy == 0 ? fix == 0 ? "" : first : first + ", " + Format.count(tidy) + " TO TIDY";
  }

  private static String calm(Reading reading) {
    Outlook descriptors = Outlook.descriptors(reading);
    String open = standing(descriptors);
    String room = descriptors.isTight() ? "BUT LITTLE ROOM IS LEFT" : "";
    if (!reading.numbered().isEmpty()) {
      return toDo(reading)
          + "; "
          + (room.isEmpty() ? notForeseen(descriptors) : room)
          + ": descriptors "
          + open
          + ". Fix 1 first.";
    }
    if (reading.watchedSeconds() == 0 || reading.findings().snapshot().watchedNanos() == 0) {
      return "NO CHECK YET: the first one comes within an interval. Ask again.";
    }
    if (!room.isEmpty()) {
      return "NO SUSPECT, " + room + ": descriptors " + open + ". See Account and Advice.";
    }
    return (reading.remarks().isEmpty() ? "NO SUSPECT" : toDo(reading))
        + ": descriptors "
        + open
        + ", no limit comes near.";
  }
}
