package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.kind.KindNouns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of which a quarter is used and the rest gone within an hour, at a rate that has held
 * for two patiences. Who takes a good part of that growth is worth a warning, leak or not.
 */
public final class Consequence {
  /** No limit is near. */
  public static final Consequence NONE = new Consequence();

  private static final double USED = 0.25;
  private static final double HOURS = 1;
  private static final int HELD = 2;

  /** The part of the growth that makes one answer for it. */
  private static final double PART = 0.25;

  /** Bound: one for each limit. */
  private final List<Near> near = new ArrayList<>(0);

  private record Near(LimitUse use, double perHour) {}

  /** Takes a limit in. */
  void add(LimitUse use, Course course, long patienceNanos) {
    boolean grows = course.outlook() == Outlook.EARLY || course.outlook() == Outlook.GROWING;
    if (grows
        && use.max() > 0
        && use.used() >= USED * use.max()
        && use.headroom() <= HOURS * course.perHour()
        && course.windowNanos() >= HELD * patienceNanos) {
      near.add(new Near(use, course.perHour()));
    }
  }

  /**
   * Whether growth of a kind, at a line where there is one, is a good part of what takes a limit. A
   * pool that says how large it becomes stops by itself.
   */
  public boolean follows(String kind, @Nullable CallSiteStats figures, double perHour) {
    if (figures != null && figures.isPoolFilling()) {
      return false;
    }
    for (Near limit : near) {
      double each =
          figures != null
              ? limit.use.each(figures)
              : limit.use.isDescriptors() ? KindNouns.of(kind).descriptors() : 0;
      if (each * perHour >= PART * limit.perHour) {
        return true;
      }
    }
    return false;
  }
}
