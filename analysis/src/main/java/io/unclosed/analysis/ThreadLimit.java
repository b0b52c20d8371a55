package io.unclosed.analysis;

/**
 * Something that the system has only so much of and that a thread takes some of.
 *
 * @param name as the system calls it: {@code RLIMIT_NPROC}, {@code pids.max}, {@code
 *     kernel.threads-max} ...
 * @param counts what is counted: {@code all threads of the user}, {@code memory mappings} ...
 * @param limit how much there may be
 * @param used how much there is; where others' share cannot be seen, this process's alone
 * @param bytes whether both are sizes
 */
public record ThreadLimit(String name, String counts, long limit, long used, boolean bytes) {
  private static final double REACHED = 0.95;

  /** Whether so little is left that it is what stopped a thread. */
  public boolean isReached() {
    return share() >= REACHED;
  }

  /** The share that is in use. */
  public double share() {
    return limit <= 0 ? 1 : (double) used / limit;
  }
}
