package io.unclosed.agent.outlet;

import java.util.List;
import java.util.Map;

/**
 * What a report tells of the process beside the findings; nothing of it is judged.
 *
 * @param deletedFiles deleted files that are still held, largest first; at most 64
 * @param likelyLibraries by what untracked descriptors point to ({@code socket}, {@code eventfd}
 *     …), the native libraries that are likely to have opened them; at most three each
 */
public record FurtherFacts(
    List<DeletedFile> deletedFiles, Map<String, List<String>> likelyLibraries) {
  /** Nothing is known. */
  public static final FurtherFacts NONE = new FurtherFacts(List.of(), Map.of());
}
