package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.weave.TrackedTypes;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;

/** How the agent reaches {@link TrackWeaver} in its loader. */
public final class TrackEntry implements TrackedTypes.Weaver {
  static {
    register();
  }

  private TrackEntry() {}

  @SuppressWarnings("unchecked") // the weaver's loader is one, see there
  private static void register() {
    ((Consumer<Object>) TrackEntry.class.getClassLoader()).accept(new TrackEntry());
  }

  @Override
  public TrackedTypes start(
      Instrumentation instrumentation, List<String> items, long key, List<String> problems) {
    return TrackWeaver.start(instrumentation, items, key, problems);
  }
}
