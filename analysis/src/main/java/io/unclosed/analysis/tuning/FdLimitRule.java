package io.unclosed.analysis.tuning;

import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors come near their limit.
 *
 * <p>A higher limit hides a leak until it is larger: with a suspect, mending it comes first, and
 * the limit second with the time that it buys.
 */
final class FdLimitRule implements TuningRule {
  private static final String ID = "FD_LIMIT";
  private static final double QUIET = 0.60;
  private static final double WARN = 0.80;
  private static final double CRITICAL = 0.95;
  private static final long DAY_SECONDS = 86400;
  private static final long USUAL = 65536;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(TuningContext s) {
    Limit limit = Limit.of(s.snapshot());
    if (!limit.known()) {
      return Outcome.unknown(
          ID, "the number of open file descriptors or their limit cannot be read");
    }
    LeakSuspect leak = s.leakOfDescriptors();
    double share = limit.share(limit.used());
    boolean soon = leak != null && endsWithinADay(leak);
    double threshold = s.advised().contains(ID) ? QUIET : WARN;
    if (share < threshold && !soon) {
      return Outcome.fine(ID, figures(limit) + ".");
    }
    return Outcome.advice(advice(s, limit, leak, share >= CRITICAL || soon));
  }

  private static boolean endsWithinADay(LeakSuspect leak) {
    return leak.exhausts().soonestSeconds() >= 0
        && leak.exhausts().soonestSeconds() <= DAY_SECONDS
        && leak.rating().severity() == Severity.CRITICAL;
  }

  private static TuningAdvice advice(
      TuningContext s, Limit limit, @Nullable LeakSuspect leak, boolean critical) {
    long hard = s.snapshot().descriptors().hardLimit();
    long value = recommended(s.peakFds(), s.setting("fs.nr_open"));
    boolean raises = value > limit.soft();
    List<String> remedy = new ArrayList<>();
    if (leak != null) {
      remedy.add(TuningContext.fixFirst(leak));
    }
    if (raises) {
      String buys = leak == null ? "" : buys(leak, value - limit.soft());
      remedy.add(
          (leak == null ? "" : "Then raise the limit" + buys + ": ")
              + Nofile.now(s.environment(), value, hard));
    } else if (leak == null) {
      remedy.add(
          "The limit is the highest that the kernel allows. Raise fs.nr_open on the host first.");
    }
    return new TuningAdvice(
        ID,
        critical ? Severity.CRITICAL : Severity.WARNING,
        Confidence.CERTAIN,
        raises ? "RLIMIT_NOFILE" : "",
        Format.count(limit.soft()),
        raises ? Format.count(value) : "",
        figures(limit) + (leak == null ? "" : "; fix the leak first"),
        List.of(figures(limit) + "; the highest count seen is " + Format.count(s.peakFds()) + "."),
        List.copyOf(remedy),
        raises ? Nofile.persist(s.environment(), value, limit.soft(), hard) : List.of(),
        "Do not raise the limit instead of fixing a leak: it only buys time.",
        leak == null ? "" : leak.id());
  }

  private static String figures(Limit limit) {
    return Format.count(limit.used())
        + " of "
        + Format.count(limit.soft())
        + " file descriptors are open ("
        + Format.percent(limit.share(limit.used()))
        + ")";
  }

  private static String buys(LeakSuspect leak, long more) {
    double perHour = leak.descriptorsPerHour();
    return perHour <= 0 ? "" : ", which buys " + Format.seconds((long) (more / perHour * 3600));
  }

  /** Room for twice the peak; never below what is usual, never above what the kernel allows. */
  private static long recommended(long peak, long nrOpen) {
    long room = Math.max(USUAL, pow2Ceil(2 * peak + 1024));
    return nrOpen > 0 ? Math.min(room, nrOpen) : room;
  }

  static long pow2Ceil(long n) {
    return n <= 1 ? 1 : Long.highestOneBit(n - 1) << 1;
  }
}
