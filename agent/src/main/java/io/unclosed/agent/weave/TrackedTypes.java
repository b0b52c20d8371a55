package io.unclosed.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.List;

/** The types that the user declared with {@code track=}, while they are followed. */
public interface TrackedTypes {
  /** The declared types of which no class was met so far, as they were declared. */
  List<String> unmet();

  /** What starts following them, in the weaver's loader. */
  interface Weaver {
    /**
     * Weaves what is loaded, and from here on what will be.
     *
     * @param items of {@code track=}, which were checked
     * @param key the gate's
     * @param problems gets what could not be woven, each in a few words; must bear several threads
     */
    TrackedTypes start(
        Instrumentation instrumentation, List<String> items, long key, List<String> problems);
  }
}
