package io.unclosed.agent.ledger.keyed;

/**
 * What zlib's native state takes, estimated: it asks for a fixed size, and the kernel gives pages
 * only as they are touched, that is with what has gone through.
 *
 * <p>Measured as the growth of anonymous resident memory by 1,000 of them on 17 with zlib 1.2.13
 * and on 25 with the JDK's own, in kB each, by bytes of text that went through:
 *
 * <pre>
 *                         none   200   10,000   100,000   1,000,000
 * deflater, levels 1-9      78    84      127       248         254
 * deflater, level 0         78               88       109         109
 * inflater                   4     6       20        37
 * </pre>
 *
 * <p>25 takes 3 kB more; levels differ by less. The figures here are those of 10,000 bytes, the
 * order of a web page: right within a factor of two, or of four for an inflater.
 */
public final class ZlibBytes {
  public static final long OF_INFLATER = 20 << 10;
  private static final long OF_DEFLATER = 128 << 10;
  private static final long OF_STORING = 88 << 10;

  private ZlibBytes() {}

  /** Of a deflater that was made for that level. */
  public static long ofDeflater(int level) {
    return level == 0 ? OF_STORING : OF_DEFLATER;
  }
}
