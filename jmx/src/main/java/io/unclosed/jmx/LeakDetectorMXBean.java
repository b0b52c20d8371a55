package io.unclosed.jmx;

import static javax.management.MBeanOperationInfo.ACTION;
import static javax.management.MBeanOperationInfo.INFO;

import java.util.Map;

/**
 * What the process opened and did not close, and who opened it.
 *
 * <p>Attributes tell the last check, at most one interval old, and never wait. Every method is safe
 * from any thread. A wrong argument is answered with an {@link IllegalArgumentException} whose
 * message lists the right ones; a question that the agent cannot answer now, with an {@link
 * IllegalStateException} that says why.
 */
@Description(
    "Finds resources that this process opened and never closed, and the call site that opened them."
        + " Start with the operation report.")
public interface LeakDetectorMXBean {
  /** The name under which the bean is registered. */
  String NAME = "io.unclosed:type=LeakDetector";

  /** Type of the notification that a suspect has appeared. */
  String RAISED = "io.unclosed.suspect.raised";

  /** Type of the notification that a suspect's severity, confidence or evidence is another. */
  String CHANGED = "io.unclosed.suspect.changed";

  /** Type of the notification that a suspect has proved harmless or is gone. */
  String CLEARED = "io.unclosed.suspect.cleared";

  /** Type of the notification that an open has failed because nothing was left to open. */
  String EXHAUSTION = "io.unclosed.exhaustion";

  /**
   * The sites that show evidence of a leak, worst first: by severity, then time to exhaustion, then
   * number live.
   *
   * <p>As of the last check; {@link #checkNow()} makes a fresh one. Empty in a healthy process,
   * never null; at most 50. Counts are resources, ages whole seconds, growth resources per hour
   * (bytes for memory). Dismissed ones are left out.
   */
  @Description(
      "Call sites and process-wide quantities with evidence of a leak, worst first, at most 50.")
  Suspect[] getSuspects();

  /** How many suspects are CRITICAL or WARNING; 0 in a healthy process. */
  @Description("Number of suspects that are CRITICAL or WARNING. 0 in a healthy process.")
  @Units("suspects")
  int getSuspectCount();

  /**
   * How many suspects there are of each severity; keys {@code CRITICAL}, {@code WARNING}, {@code
   * INFO}, always all three.
   */
  @Description("Number of suspects by severity: CRITICAL, WARNING, INFO.")
  @Units("suspects")
  Map<String, Long> getSuspectsBySeverity();

  /** The suspects' numbers by suspect id, for graphs and alerts; at most 50, worst first. */
  @Description("Numbers of each suspect by its id, for graphs and alerts; at most 50.")
  Map<String, SuspectFigures> getSuspectFigures();

  /** Resources open now, by kind; kinds that never occurred are absent. A pipe counts as one. */
  @Description("Number of open resources by kind, such as file, socket or thread.")
  @Units("resources")
  Map<String, Long> getOpenByKind();

  /** Resources that the garbage collector had to close, by kind, since the agent began. */
  @Description(
      "Resources closed by the garbage collector instead of the program, by kind, since the agent"
          + " started.")
  @Units("resources")
  Map<String, Long> getCollectedUnclosedByKind();

  /**
   * What each blamed frame opened: the 50 with most open, by the frame as {@link StackTraceElement}
   * prints it. All kinds of one frame together.
   */
  @Description("Call sites that opened resources: the 50 with the most open ones.")
  Map<String, SiteFigures> getSites();

  /** Descriptors opened through something that is hooked, and held now. */
  @Description(
      "File descriptors opened by Java code. TrackedFds + OwnFds + UntrackedFds = KernelFds.")
  @Units("descriptors")
  long getTrackedFds();

  /** Descriptors that the JVM and the agent hold for themselves: jars, modules file, recordings. */
  @Description("File descriptors used by the JVM and the agent themselves.")
  @Units("descriptors")
  long getOwnFds();

  /** Descriptors that nothing hooked opened: native libraries. */
  @Description("File descriptors not opened by Java code, usually by native libraries.")
  @Units("descriptors")
  long getUntrackedFds();

  /** Descriptors that the kernel says are open; -1 when it cannot be asked. */
  @Description("File descriptors open according to the kernel; -1 when unknown.")
  @Units("descriptors")
  long getKernelFds();

  /** What the agent itself costs. */
  @Description("CPU time, heap and bookkeeping of the agent itself.")
  Overhead getOverhead();

  /** The agent's version. */
  @Description("Version of the agent.")
  String getVersion();

  /**
   * {@code active} or {@code degraded: why}; degraded too when the last look is older than three
   * intervals (and than 3 s).
   */
  @Description("active, or degraded: followed by the reason.")
  String getState();

  /**
   * The report's status in one line: {@code LEAK: 1 leak (critical). File descriptors run out ...}.
   *
   * <p>Begins with {@code OK}, {@code LEAK}, {@code GROWING}, {@code FULL}, {@code TIGHT}, {@code
   * STARTING}, or {@code STALE} when the last check is older than three intervals. Printable ASCII,
   * never empty.
   */
  @Description("The report's status in one line: what was found, and which limit is reached when.")
  String getHeadline();

  /** How old these figures are, in seconds; -1 before the first look. */
  @Description("How old these figures are; -1 before the first look.")
  @Units("seconds")
  long getLastLookSecondsAgo();

  /**
   * Suspects, trends and advice in one page of text for a person.
   *
   * <p>About the last check. Lines end with {@code \n}.
   */
  @Description("Suspects, trends and advice on one page. Read this first.")
  @Impact(INFO)
  String report();

  /**
   * Samples and analyses now; gives the number of suspects of every severity.
   *
   * <p>Waits for the check, at most ten seconds. When the agent's thread is late the answer is of
   * the last check.
   */
  @Description("Samples and analyses now. Returns the number of suspects, including INFO.")
  @Impact(value = ACTION, cost = Impact.MEDIUM)
  @Units("suspects")
  int checkNow();

  /** Remembers what is open now, for {@link #growthSinceBaseline}; forgets the baseline before. */
  @Description("Records what is open now as the baseline for growthSinceBaseline.")
  @Impact(ACTION)
  void markBaseline();

  /**
   * What is open now that was not open at the baseline, by blamed frame, most growth first.
   *
   * @param limit at most so many; 0 means 50
   * @throws IllegalStateException when no baseline was marked
   */
  @Description("Resources that are open now and were not open at markBaseline, by call site.")
  @Impact(INFO)
  SiteGrowth[] growthSinceBaseline(
      @Description("Maximum number of rows; 0 means 50.") @Units("sites") int limit);

  /**
   * Blamed frames by what they hold open, most first.
   *
   * @param kind a kind such as {@code socket}; empty or {@code all} means all
   * @param limit at most so many; 0 means 50
   * @throws IllegalArgumentException when there is no such kind; the message lists them
   */
  @Description("Call sites with open resources of one kind, most open first.")
  @Impact(INFO)
  SiteCount[] sites(
      @Description("A kind such as socket or file. Empty or all means every kind.") String kind,
      @Description("Maximum number of rows; 0 means 50.") @Units("sites") int limit);

  /**
   * The open resources of a suspect or site, oldest first.
   *
   * <p>Paths and addresses are read from the kernel now.
   *
   * @param id as in {@link #getSuspects} and {@link #sites}
   * @param limit at most so many; 0 means 100, and 10000 are the most
   * @throws IllegalArgumentException when nothing has that id; the message lists some that exist
   */
  @Description(
      "Open resources of a suspect or call site, oldest first, with path or addresses and age.")
  @Impact(value = INFO, cost = Impact.MEDIUM)
  OpenResource[] openResources(
      @Description("Id of a suspect or call site.") String id,
      @Description("Maximum number of rows; 0 means 100, the maximum is 10000.") @Units("resources")
          int limit);

  /**
   * The stack that opened, one frame a line; below it, where its siblings are usually closed.
   *
   * @param id of a suspect (then its commonest site) or of a site
   * @throws IllegalArgumentException when nothing has that id; the message lists some that exist
   */
  @Description(
      "Stack trace of the open, followed by where resources opened there are usually closed.")
  @Impact(INFO)
  String stack(@Description("Id of a suspect or call site.") String id);

  /**
   * Takes a suspect off the list until {@link #restore} or the end of the JVM.
   *
   * @return the option that makes it last, such as {@code ignore=3f9a60c2d1e87b45}
   * @throws IllegalArgumentException when no suspect has that id; the message lists those that
   *     exist
   */
  @Description("Hides a suspect. Returns the ignore= entry that makes it permanent.")
  @Impact(ACTION)
  String dismiss(@Description("Id of a suspect.") String id);

  /**
   * Puts a dismissed suspect back on the list.
   *
   * @throws IllegalArgumentException when it was not dismissed; the message lists those that are
   */
  @Description("Shows a dismissed suspect again.")
  @Impact(ACTION)
  void restore(@Description("Id of a dismissed suspect.") String id);

  /**
   * Writes the report, every open resource and both as JSON to new files in the {@code dump}
   * folder; never overwrites.
   *
   * @return the report's path, or {@code stderr} when it had to go there
   */
  @Description(
      "Writes the report and all open resources to new files. Returns the path of the report.")
  @Impact(value = ACTION, cost = Impact.MEDIUM)
  String dump();
}
