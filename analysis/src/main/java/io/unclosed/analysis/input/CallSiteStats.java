package io.unclosed.analysis.input;

import java.util.List;

/**
 * What one blamed frame opened of one kind: the unit that is judged.
 *
 * <p>All counts are of resources, not of descriptors. When opens came faster than their stacks
 * could be captured, they are scaled estimates and {@code sampled} is true.
 *
 * @param id 16 hex digits from class and method names; the suspect's id
 * @param kind the kind's word, such as {@code socket}
 * @param site the blamed frame as {@link StackTraceElement} prints it
 * @param origin whose code the blamed frame is
 * @param api the public JDK or library method through which it was opened, such as {@code
 *     java.net.Socket.connect}
 * @param library the method of a library that the blamed frame called and that opened it, as class
 *     and method; empty when none
 * @param internal true when the JDK opened it for itself (class loading, zone data, security):
 *     never a suspect
 * @param sampled true when the counts are scaled up from a sample
 * @param open now
 * @param opened ever
 * @param closed ever, by the program or the collector
 * @param collected of the closed ones, those that the collector closed
 * @param orphaned of the open ones, those whose object is gone
 * @param failed opens that failed for want of descriptors
 * @param oldestSinceNanos when the oldest open one was opened, on the clock of {@link
 *     Snapshot#nanos}; without meaning when none is open
 * @param lastClosedNanosAgo time since the last close; -1 when there was none
 * @param lifetimes of the closed ones
 * @param ages of the open ones
 * @param withAccepts of the open ones, those that came with an accepted connection that is open
 *     still, by age ({@link AcceptTimes})
 * @param sites how many distinct stacks share the blamed frame
 * @param closedBy where siblings are usually closed: up to three frames as {@link
 *     StackTraceElement} prints them
 * @param sockets what the kernel says of them; {@link SocketStats#NONE} for other kinds
 * @param topDirectories for files, the directories with most open files first, as "path (count)",
 *     at most three
 * @param bytes native memory that the open ones hold; 0 when they hold none, or it is not known
 * @param owner the application's frame that it belongs to: the blamed frame, or the one that
 *     started the thread it was opened on; empty when there is none
 * @param pools for threads, how many pools started the open ones; 0 when none did
 * @param poolKeeps for threads that are all of one pool, how many threads that keeps (its core
 *     size); 0 for others, and when it is not known
 * @param holder id of the known holder that opened them, a cache or pool; empty when none
 */
public record CallSiteStats(
    String id,
    String kind,
    String site,
    CodeOrigin origin,
    String api,
    String library,
    boolean internal,
    boolean sampled,
    long open,
    long opened,
    long closed,
    long collected,
    long orphaned,
    long failed,
    long oldestSinceNanos,
    long lastClosedNanosAgo,
    LogHistogram lifetimes,
    LogHistogram ages,
    LogHistogram withAccepts,
    int sites,
    List<String> closedBy,
    SocketStats sockets,
    List<String> topDirectories,
    long bytes,
    String owner,
    int pools,
    long poolKeeps,
    String holder) {

  /** Whether it stands for lines of many kinds that there was no room to tell apart. */
  public boolean isMixed() {
    return kind.equals("mixed");
  }

  /**
   * Age of the oldest open one; 0 when none is open. Told from a moment, so that figures of a line
   * where nothing happens stay the same from snapshot to snapshot.
   *
   * @param nowNanos of the snapshot that these figures are in
   */
  public long oldestNanos(long nowNanos) {
    return open == 0 ? 0 : Math.max(0, nowNanos - oldestSinceNanos);
  }

  /** Whether they are threads of one pool that is no larger yet than it was told to become. */
  public boolean isPoolFilling() {
    return open > 0 && open <= poolKeeps;
  }

  /**
   * Within which nearly all are closed that the program closes; 0 when none is. What the collector
   * closed lived longest: until it ran.
   *
   * @param share of them, such as 0.99
   */
  public long usualNanos(double share) {
    double byProgram = 1 - (double) collected / Math.max(1, closed);
    return lifetimes.quantileNanos(share * byProgram);
  }

  /** How many the program has not closed: the collector did, or they have outlived the usual. */
  public long leftOpen() {
    return collected + ages.countAtLeast(usualNanos(0.99));
  }

  /** How many the program itself has closed at that age or later. */
  public long closedAtLeast(long nanos) {
    return Math.max(0, lifetimes.countAtLeast(nanos) - collected);
  }

  /** Of resources whose size is not known. */
  public CallSiteStats(
      String id,
      String kind,
      String site,
      CodeOrigin origin,
      String api,
      String library,
      boolean internal,
      boolean sampled,
      long open,
      long opened,
      long closed,
      long collected,
      long orphaned,
      long failed,
      long oldestSinceNanos,
      long lastClosedNanosAgo,
      LogHistogram lifetimes,
      LogHistogram ages,
      int sites,
      List<String> closedBy,
      SocketStats sockets,
      List<String> topDirectories) {
    this(
        id,
        kind,
        site,
        origin,
        api,
        library,
        internal,
        sampled,
        open,
        opened,
        closed,
        collected,
        orphaned,
        failed,
        oldestSinceNanos,
        lastClosedNanosAgo,
        lifetimes,
        ages,
        LogHistogram.empty(),
        sites,
        closedBy,
        sockets,
        topDirectories,
        0,
        origin == CodeOrigin.APPLICATION ? site : "",
        0,
        0,
        "");
  }
}
