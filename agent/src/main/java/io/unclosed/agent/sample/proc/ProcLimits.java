package io.unclosed.agent.sample.proc;

/**
 * How many descriptors {@code /proc/self/limits} allows; -1 where it does not tell, {@code
 * Long.MAX_VALUE} for {@code unlimited}.
 *
 * @param fdSoft what applies
 * @param fdHard how far it may be raised
 */
public record ProcLimits(long fdSoft, long fdHard) {
  static final ProcLimits UNKNOWN = new ProcLimits(-1, -1);

  /** Reads it; {@link #UNKNOWN} when the file cannot be read or has no such line. */
  public static ProcLimits read(ProcFile file, ProcLines lines) {
    if (lines.over(file)) {
      while (lines.next()) {
        if (lines.skip("Max open files")) {
          return new ProcLimits(limit(lines), limit(lines));
        }
      }
    }
    return UNKNOWN;
  }

  /** The number at the cursor, where {@code unlimited} is one. */
  public static long limit(ProcLines lines) {
    lines.skipSpaces();
    return lines.skip("unlimited") ? Long.MAX_VALUE : lines.number();
  }
}
