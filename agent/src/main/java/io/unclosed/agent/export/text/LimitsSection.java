package io.unclosed.agent.export.text;

import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;

/** Every limit that is known: how much is used, how it moves, and how to raise it at once. */
final class LimitsSection {
  private static final double TIGHT = 0.8;
  private static final double HALF = 0.5;

  private LimitsSection() {}

  static void write(Reading reading, Page page) {
    DescriptorAccount account = reading.findings().snapshot().descriptors();
    page.labelled("Limits", "file descriptors " + open(reading) + "." + softAndHard(account));
    if (isShort(reading)) {
      String raise = raise(reading);
      if (!raise.isEmpty()) {
        // A line of its own, so that it can be copied.
        page.labelled("", bought(reading, account) + ", without a restart:");
        page.labelled("", raise);
      } else if (account.softLimit() > 0) {
        page.labelled("", "Both limits are the same: only root can raise them.");
      }
    }
    for (LimitForecast limit : reading.findings().limits()) {
      boolean memory = limit.limit().equals(ForecastSentence.MEMORY);
      if (!isDescriptors(limit) && !memory && limit.used() >= 0) {
        page.labelled(
            "",
            ForecastSentence.noun(limit.limit()) + " " + ForecastSentence.standing(limit) + ".");
      }
    }
    String inotify = inotify(reading.findings().snapshot());
    if (!inotify.isEmpty()) {
      page.labelled("", inotify);
    }
    if (ThreadStartsSection.failed(reading)) {
      page.labelled(
          "Threads",
          ThreadStartsSection.standing(reading) + ". " + ThreadStartsSection.limit(reading));
    }
  }

  /** {@code 3,211 of 4,096 open, +912/h}; from the account where nothing was forecast. */
  static String open(Reading reading) {
    LimitForecast forecast = descriptors(reading);
    if (forecast.used() >= 0) {
      return ForecastSentence.standing(forecast);
    }
    Snapshot snapshot = reading.findings().snapshot();
    long open = OpenDescriptors.of(snapshot);
    long soft = snapshot.descriptors().softLimit();
    if (open < 0) {
      return "not readable here";
    }
    return Format.count(open)
        + (soft > 0 ? " of " + Format.count(soft) : "")
        + " open, growth not known yet";
  }

  private static LimitForecast descriptors(Reading reading) {
    return reading.findings().limit(ForecastSentence.DESCRIPTORS);
  }

  private static boolean isDescriptors(LimitForecast limit) {
    return limit.limit().equals(ForecastSentence.DESCRIPTORS);
  }

  private static String softAndHard(DescriptorAccount account) {
    return account.softLimit() < 0
        ? ""
        : " Soft limit "
            + Format.count(account.softLimit())
            + ", hard limit "
            + Format.count(account.hardLimit())
            + ".";
  }

  private static boolean isShort(Reading reading) {
    LimitForecast forecast = descriptors(reading);
    DescriptorAccount account = reading.findings().snapshot().descriptors();
    boolean tight =
        account.softLimit() > 0
            && OpenDescriptors.of(reading.findings().snapshot()) >= TIGHT * account.softLimit();
    return tight || ForecastSentence.isNear(forecast);
  }

  /** The command that raises the limit; empty when it cannot help. */
  static String raise(Reading reading) {
    DescriptorAccount account = reading.findings().snapshot().descriptors();
    if (account.hardLimit() <= account.softLimit()) {
      return "";
    }
    String hard = Long.toString(account.hardLimit());
    boolean container = reading.findings().snapshot().environment().container();
    return "prlimit --pid "
        + reading.findings().snapshot().environment().pid()
        + " --nofile="
        + hard
        + ":"
        + hard
        + (container ? "   (in the container, as the same user or root)" : "");
  }

  private static String bought(Reading reading, DescriptorAccount account) {
    LimitForecast forecast = descriptors(reading);
    if (!(forecast.perHour() > 0)) {
      return "To raise the limit";
    }
    double hours = (account.hardLimit() - account.softLimit()) / forecast.perHour();
    return "For about " + Format.seconds((long) (hours * 3600)) + " more";
  }

  /** Of the user's inotify instances this process alone is known; the rest may be others'. */
  private static String inotify(Snapshot snapshot) {
    long open = snapshot.openByKind().getOrDefault(Kind.INOTIFY.id(), 0L);
    long most = snapshot.kernel().settings().getOrDefault("fs.inotify.max_user_instances", -1L);
    if (most <= 0 || open < HALF * most) {
      return "";
    }
    return "inotify instances "
        + Format.count(open)
        + " of "
        + Format.count(most)
        + " for all processes of the user (fs.inotify.max_user_instances). Beyond that, a new"
        + " WatchService fails with \"User limit of inotify instances reached\".";
  }
}
