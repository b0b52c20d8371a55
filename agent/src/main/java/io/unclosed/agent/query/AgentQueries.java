package io.unclosed.agent.query;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.input.Snapshot;
import java.util.List;

/**
 * Where exporters ask. They read the last findings here, and leave questions that only the
 * heartbeat may answer.
 *
 * <p>Every method may be called from any thread and waits at most ten seconds, a minute while the
 * agent starts; a question that finds the heartbeat dead or late is answered from the last
 * findings, or with an {@link IllegalStateException} that says so.
 */
public interface AgentQueries {
  /**
   * The findings of the last check; those of an empty process before the first one. Never waits.
   */
  Findings findings();

  /** Samples and analyses now. */
  Findings checkNow();

  /** Who and where we are. Never waits. */
  AgentInfo about();

  /** What the agent itself costs. Never waits. */
  OverheadSample overhead();

  /**
   * {@code active} or {@code degraded: why}; degraded too when the last check is older than three
   * intervals. Never waits.
   */
  String state();

  /** Whether the last check is older than three intervals: its findings are old. Never waits. */
  default boolean isLate() {
    return false;
  }

  /** How long ago the last check was, in seconds; -1 before the first one. Never waits. */
  default long lookSecondsAgo() {
    Snapshot last = findings().snapshot();
    long nanos = System.nanoTime() - last.nanos();
    return last.watchedNanos() == 0 ? -1 : Math.max(0, nanos / 1_000_000_000L);
  }

  /** What reports tell beside the findings. Never waits. */
  default ReportExtras further() {
    return ReportExtras.NONE;
  }

  /**
   * The open resources of a suspect or site, oldest first.
   *
   * @param id a suspect's or a site's; process-wide ids such as {@code untracked:socket} too
   * @param limit at most so many; 0 means 100
   * @throws IllegalArgumentException when no suspect and no site has the id; the message lists some
   *     that exist
   */
  List<OpenResourceInfo> openResources(String id, int limit);

  /**
   * The stack of a suspect's commonest site or of a site, one frame a line; below it where its
   * siblings are closed.
   *
   * @throws IllegalArgumentException when no suspect and no site has the id; the message lists some
   *     that exist
   */
  String stack(String id);

  /**
   * Takes a suspect off the list until {@link #restore} or the JVM's end.
   *
   * @throws IllegalArgumentException when there is no such suspect; the message lists those that
   *     exist
   */
  void dismiss(String id);

  /**
   * Puts a dismissed suspect back.
   *
   * @throws IllegalArgumentException when it was not dismissed; the message lists those that are
   */
  void restore(String id);

  /**
   * Writes report, open resources and JSON to new files; gives the report's path, or {@code
   * stderr}.
   */
  String dump();

  /** Remembers what is open now, for {@link #growthSinceBaseline}. */
  void markBaseline();

  /**
   * What is open now that was not open at the baseline, by blamed frame, most growth first.
   *
   * @param limit at most so many; 0 means 50
   * @throws IllegalStateException when no baseline was marked
   */
  List<CallSiteGrowth> growthSinceBaseline(int limit);
}
