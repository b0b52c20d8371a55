package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.AttachBaseline.Target;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.GrowthSinceMark;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/** What was open before the attach, and what grew since the baseline was marked. */
final class BaselineSection {
  private static final int LISTED = 8;

  private BaselineSection() {}

  static void write(Reading reading, Page page) {
    AttachBaseline before = reading.further().before();
    if (before.open() > 0) {
      page.labelled("Before", before(before, reading.redaction()));
    }
    GrowthSinceMark mark = reading.further().mark();
    if (mark.ageNanos() >= 0) {
      table(mark, page);
    }
  }

  private static String before(AttachBaseline before, Redaction redaction) {
    List<String> sorts = new ArrayList<>();
    long told = 0;
    for (Target target : before.targets()) {
      if (sorts.size() < LISTED) {
        sorts.add(sort(target, redaction));
        told += target.count();
      }
    }
    String more =
        told < before.open() ? " and " + Format.count(before.open() - told) + " more" : "";
    return Format.count(before.open())
        + " were open before the attach, "
        + Format.count(before.still())
        + " still are: "
        + String.join(", ", sorts)
        + more
        + ". To list them: openResources before-attach 100.";
  }

  private static String sort(Target target, Redaction redaction) {
    String what = KindNouns.of(target.kind()).count(target.count());
    if (target.place().isEmpty()) {
      return what;
    }
    String place = redaction.detail(target.place());
    String state = target.state().isEmpty() ? "" : " " + target.state();
    return switch (Kind.of(target.kind())) {
      case SOCKET -> what + " to " + place + state;
      case SERVER_SOCKET -> what + " at " + place;
      case FILE -> what + " in " + place;
      default -> what + " named " + place;
    };
  }

  private static void table(GrowthSinceMark mark, Page page) {
    String since =
        (mark.byAttach() ? "the attach (" : "markBaseline (")
            + Format.seconds(mark.ageNanos() / 1_000_000_000L)
            + " ago)";
    if (mark.lines().isEmpty()) {
      page.labelled("Since", since + ": no call site holds more than then.");
      return;
    }
    page.labelled("Since", since + ", the call sites that grew most:");
    for (CallSiteGrowth line : mark.lines()) {
      page.labelled(
          "",
          "+"
              + Format.count(line.now() - line.then())
              + " ("
              + Format.count(line.then())
              + " to "
              + Format.count(line.now())
              + ") "
              + line.kind()
              + " "
              + line.site()
              + " [id "
              + line.id()
              + "]");
    }
  }
}
