package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Native memory of inflaters and deflaters, whatever stream or archive is around them. */
final class ZlibKind implements ResourceKind {
  private static final String DEFLATER = "java/util/zip/Deflater";
  private static final String INFLATER = "java/util/zip/Inflater";

  @Override
  public Kind kind() {
    return Kind.ZLIB;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in(DEFLATER, "<init>").opens("init").withArgument(0).tells(UnclosedEvents.DEFLATER_MADE),
      in(INFLATER, "<init>").opens("init").tells(UnclosedEvents.INFLATER_MADE),
      // A second end() does not come so far.
      in(DEFLATER.concat("$DeflaterZStreamRef"), "run")
          .before("end")
          .tells(UnclosedEvents.MEMORY_RETURNING),
      in(INFLATER.concat("$InflaterZStreamRef"), "run")
          .before("end")
          .tells(UnclosedEvents.MEMORY_RETURNING),
    };
  }
}
