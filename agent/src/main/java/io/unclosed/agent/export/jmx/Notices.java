package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.LimitAlarm;
import io.unclosed.agent.export.LimitReached;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.jmx.LeakDetectorMXBean;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;

/**
 * Findings as notifications. Called by one thread at a time.
 *
 * <p>The message begins with kind and blamed frame: the column in which a client shows it is
 * narrow.
 */
final class Notices {
  private final ObjectName source;
  private final CompositeType suspectType;
  private final LimitAlarm exhaustions = new LimitAlarm();
  private long sequence;

  /**
   * Makes notices of one bean.
   *
   * @param suspectType the type in which the bean's clients see a suspect
   */
  Notices(ObjectName source, CompositeType suspectType) {
    this.source = source;
    this.suspectType = suspectType;
  }

  /** What may be sent. */
  static MBeanNotificationInfo[] infos() {
    return new MBeanNotificationInfo[] {
      info(LeakDetectorMXBean.RAISED, "A new suspect was found. User data: the suspect"),
      info(
          LeakDetectorMXBean.CHANGED,
          "The severity, confidence or evidence of a suspect changed. User data: the suspect"),
      info(
          LeakDetectorMXBean.CLEARED,
          "A suspect was cleared; the message says why. User data: the suspect as last seen"),
      info(
          LeakDetectorMXBean.EXHAUSTION,
          "Opens or thread starts failed because a limit was reached. User data: the worst suspect,"
              + " or none"),
    };
  }

  private static MBeanNotificationInfo info(String type, String text) {
    return new MBeanNotificationInfo(new String[] {type}, Notification.class.getName(), text);
  }

  /** What these findings have to tell, exhaustion first. */
  List<Notification> of(Findings findings) throws OpenDataException {
    List<Notification> notices = new ArrayList<>();
    for (LimitReached limitReached : exhaustions.since(findings)) {
      Notification notice = notice(LeakDetectorMXBean.EXHAUSTION, message(limitReached));
      if (!findings.suspects().isEmpty()) {
        notice.setUserData(data(findings.suspects().get(0), findings));
      }
      notices.add(notice);
    }
    for (SuspectChange change : findings.changes()) {
      Notification notice = notice(type(change), message(change));
      notice.setUserData(data(change.suspect(), findings));
      notices.add(notice);
    }
    return notices;
  }

  private Notification notice(String type, String message) {
    return new Notification(type, source, ++sequence, message);
  }

  private CompositeData data(LeakSuspect suspect, Findings findings) throws OpenDataException {
    return ItemTypes.data(Rows.suspect(suspect, findings), suspectType);
  }

  private static String type(SuspectChange change) {
    return switch (change.what()) {
      case RAISED -> LeakDetectorMXBean.RAISED;
      case CHANGED -> LeakDetectorMXBean.CHANGED;
      case CLEARED -> LeakDetectorMXBean.CLEARED;
    };
  }

  private static String message(SuspectChange change) {
    LeakSuspect suspect = change.suspect();
    String where = suspect.site().isEmpty() ? suspect.id() : suspect.site();
    String head = suspect.kind() + " " + where + ": ";
    if (change.what() == SuspectChange.What.CLEARED) {
      return head + "cleared: " + change.reason();
    }
    return head
        + suspect.rating().severity()
        + ", "
        + suspect.rating().confidence()
        + ": "
        + suspect.text().headline();
  }

  private static String message(LimitReached limitReached) {
    String head =
        limitReached.topSite().isEmpty()
            ? ""
            : limitReached.topKind() + " " + limitReached.topSite() + " has the most open: ";
    String noun = limitReached.what().equals("threads") ? " thread start" : " open";
    return head
        + limitReached.failed()
        + (limitReached.failed() == 1 ? noun : noun + "s")
        + " failed, "
        + limitReached.used()
        + (limitReached.limit() < 0 ? "" : " of " + limitReached.limit())
        + " "
        + limitReached.what()
        + " are in use";
  }
}
