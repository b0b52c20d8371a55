package io.unclosed.analysis.input;

import java.util.List;

/**
 * Something that the system has only so much of and that a thread takes some of.
 *
 * @param name as the system calls it: {@code RLIMIT_NPROC}, {@code pids.max}, {@code
 *     kernel.threads-max} ...
 * @param counts what is counted: {@code all threads of the user}, {@code memory mappings} ...
 * @param limit how much there may be
 * @param used how much there is; where others' share cannot be seen, this process's alone
 * @param bytes whether both are sizes
 * @param each how much of it a further thread takes; 0 when unknown
 */
public record ThreadLimit(
    String name, String counts, long limit, long used, boolean bytes, int each) {
  private static final double REACHED = 0.95;

  /** Whether so little is left that it is what stopped a thread. */
  public boolean isReached() {
    return share() >= REACHED;
  }

  /** Threads that may be started before it is reached; -1 when what one takes is unknown. */
  private long room() {
    return each == 0 ? -1 : Math.max(0, limit - used) / each;
  }

  /** Threads that may be started before the first of the limits is reached; -1 when unknown. */
  public static long leastRoom(List<ThreadLimit> limits) {
    long least = -1;
    for (ThreadLimit each : limits) {
      long room = each.room();
      least = least < 0 || (room >= 0 && room < least) ? room : least;
    }
    return least;
  }

  /** The share that is in use. */
  public double share() {
    return limit <= 0 ? 1 : (double) used / limit;
  }
}
